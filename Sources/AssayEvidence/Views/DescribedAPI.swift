public import AssayModel
public import OpenAPI
import Synchronization

/// What an API description says, ready to make requests and to judge answers.
public final class DescribedAPI: Sendable {
    /// The path in the tree, or on the target with a leading slash.
    public let path: String
    /// The description.
    public let description: OpenAPIDescription
    /// Judges messages by it; its schemas are compiled.
    public let judge: OpenAPIJudge

    private let byName: [OperationName: Int]
    private let reviewed = Mutex<[OpenAPIReviewFinding]?>(nil)

    private init(path: String, description: OpenAPIDescription) {
        self.path = path
        self.description = description
        judge = OpenAPIJudge(description)
        byName = Dictionary(
            description.operations.enumerated().map { (OperationName(method: $1.method, path: $1.path), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The most operations that are read: a request is made for each.
    public static let mostOperations = 5_000

    /// Reads a description.
    ///
    /// - Parameters:
    ///   - path: The path in the tree, or on the target with a leading slash.
    ///   - bytes: The text.
    ///   - files: The texts of further files of the tree that it may refer to, by path.
    /// - Returns: The description.
    /// - Throws: ``AssayModel/Unjudged`` where the text is no API description.
    public static func read(
        path: String,
        bytes: [UInt8],
        files: [String: [UInt8]] = [:]
    ) throws(Unjudged) -> DescribedAPI {
        do {
            // References may hold blanks and letters of any script as they are, though no URI may.
            let named = files.flatMap { [(uri(of: $0), $1), (scheme + $0, $1)] }
            let resources = Dictionary(named, uniquingKeysWith: { first, _ in first })
            var limits = OpenAPILimits()
            limits.operations = mostOperations
            let description = try OpenAPIDescription.read(
                bytes,
                uri: uri(of: path),
                resources: resources,
                limits: limits
            )
            return DescribedAPI(path: path, description: description)
        } catch {
            throw Unjudged(.unparsable, "the API description cannot be read: \(error)")
        }
    }

    /// The view of the evidence; the same text is read once, since many checks look at it for many answers.
    ///
    /// - Throws: ``AssayModel/Unjudged`` where the text is no API description.
    public static func of(_ evidence: APIDescription) throws(Unjudged) -> DescribedAPI {
        if let known = memo.withLock({ memo in memo.first { $0.evidence == evidence }?.view }) {
            return try known.get()
        }
        let view = Result { () throws(Unjudged) in
            guard let text = evidence.text else {
                throw Unjudged(.unparsable, "the API description is not UTF-8 text")
            }
            return try read(
                path: evidence.path,
                bytes: Array(text.utf8),
                files: evidence.files.mapValues { Array($0.utf8) }
            )
        }
        memo.withLock { memo in
            memo.append((evidence, view))
            if memo.count > 4 { memo.removeFirst() }
        }
        return try view.get()
    }

    private static let memo = Mutex<[(evidence: APIDescription, view: Result<DescribedAPI, Unjudged>)]>([])

    /// What the URIs of files of the tree begin with.
    public static let scheme = "assay:///"

    /// The URI that a file of the tree is known by, so that relative references lead to its neighbours.
    public static func uri(of path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = path.utf8.drop { $0 == UInt8(ascii: "/") }
            .flatMap { byte in
                plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        return scheme + String(decoding: bytes, as: UTF8.self)
    }

    /// The path of the file of the tree that is known by a URI; nil for a document that lies elsewhere.
    public static func path(of uri: String) -> String? {
        guard uri.hasPrefix(scheme) else { return nil }
        var bytes: [UInt8] = []
        var rest = uri.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "#") }
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
    }

    /// The operation of a name, with the method and the path as the description writes them.
    public func operation(_ name: OperationName) -> OpenAPIOperation? {
        byName[name].map { description.operations[$0] }
    }

    /// What a review of the description finds, done once.
    public var review: [OpenAPIReviewFinding] {
        if let known = reviewed.withLock({ $0 }) { return known }
        let findings = OpenAPIReview.findings(in: judge, isOpaque: Self.isMasked)
        reviewed.withLock { $0 = findings }
        return findings
    }

    /// Tells of a string that it was masked, so that its text is not known.
    ///
    /// Masking keeps the length and puts an asterisk for each byte.
    public static let isMasked: @Sendable (String) -> Bool = { text in
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "*") ? run + 1 : 0
            if run == 3 { return true }
        }
        return false
    }
}
