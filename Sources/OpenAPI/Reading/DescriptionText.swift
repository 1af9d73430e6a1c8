import JSON
import YAML

/// A text as a tree: JSON or YAML.
struct DescriptionText {
    /// The tree.
    let root: JSONNode
    /// The index of lines.
    let sourceMap: SourceMap
    /// What is odd about the text although it could be read.
    let oddities: [Oddity]

    /// Something odd about a text, with the bytes that it is about.
    struct Oddity {
        var severity = OpenAPIDiagnostic.Severity.warning
        var code: OpenAPIDiagnosticCode
        var message: String
        var span: Range<Int>
    }

    /// The deepest nesting, far above what people write and far below what a thread's stack bears.
    private static let depth = 200

    /// Reads a text: as JSON where it begins like that, else or where that fails as YAML.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - limits: How much is read.
    /// - Throws: ``OpenAPIError`` where it is too large or neither JSON nor YAML.
    init(_ bytes: [UInt8], limits: OpenAPILimits) throws(OpenAPIError) {
        guard bytes.count <= limits.size else { throw .tooLarge(limit: limits.size) }
        guard Self.looksLikeJSON(bytes) else {
            self = try Self.yaml(bytes, limits: limits)
            return
        }
        do throws(JSONError) {
            self = try Self.json(bytes, limits: limits)
        } catch {
            // YAML's flow style looks like JSON with fewer quotes and one comma more.
            let mistake = OpenAPIError.syntax(message: error.reason.description, position: error.position)
            switch error.reason {
            case .tooDeep, .tooManyBytes, .tooManyValues: throw mistake
            default: break
            }
            guard let text = try? Self.yaml(bytes, limits: limits),
                text.oddities.allSatisfy({ $0.severity == .warning })
            else { throw mistake }
            let oddity = Oddity(
                code: .syntax,
                message: "the text is YAML but not JSON: \(error.reason)",
                span: error.offset..<error.offset
            )
            self.init(root: text.root, sourceMap: text.sourceMap, oddities: [oddity] + text.oddities)
        }
    }

    private init(root: JSONNode, sourceMap: SourceMap, oddities: [Oddity]) {
        self.root = root
        self.sourceMap = sourceMap
        self.oddities = oddities
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes.dropFirst(start).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    private static func json(_ bytes: [UInt8], limits: OpenAPILimits) throws(JSONError) -> DescriptionText {
        let parser = JSONParser(
            limits: JSONLimits(maxBytes: limits.size, maxDepth: depth),
            allowsLoneSurrogates: true,
            allowsByteOrderMark: true
        )
        let document = try parser.document(bytes)
        let oddities = document.duplicateKeys.prefix(limits.diagnostics)
            .map { key in
                Oddity(
                    code: .duplicateKey,
                    message: "the key \(DescriptionReader.quoted(key.key)) stands twice, first at \(key.firstPosition)",
                    span: key.span
                )
            }
        return DescriptionText(root: document.root, sourceMap: document.sourceMap, oddities: oddities)
    }

    private static func yaml(_ bytes: [UInt8], limits: OpenAPILimits) throws(OpenAPIError) -> DescriptionText {
        let document = YAMLJSONDocument.read(
            bytes,
            limits: YAMLLimits(size: limits.size, depth: depth, nodes: 2_000_000)
        )
        guard let root = document.root else {
            guard let first = document.diagnostics.first else { throw .notRecognised }
            throw .syntax(
                message: first.message,
                position: SourcePosition(line: first.span.line, column: first.span.column)
            )
        }
        guard !document.diagnostics.isEmpty else {
            return DescriptionText(root: root, sourceMap: document.sourceMap, oddities: [])
        }
        let text = SourceText(bytes)
        let oddities = document.diagnostics.prefix(limits.diagnostics)
            .map { diagnostic in
                let isMinor = [.duplicateKey, .notJSON, .severalDocuments].contains(diagnostic.kind)
                return Oddity(
                    severity: isMinor ? .warning : .error,
                    code: diagnostic.kind == .duplicateKey ? .duplicateKey : .syntax,
                    message: diagnostic.message,
                    span: text.range(of: diagnostic.span)
                )
            }
        return DescriptionText(root: root, sourceMap: document.sourceMap, oddities: oddities)
    }
}
