/// A value that may refer to variables, in the syntax that compose files, environment files and Dockerfiles share.
///
/// `$NAME` and `${NAME}` take what is known, `${NAME:-word}` and `${NAME-word}` their default, `$$` is a dollar sign.
public struct InterpolatedText: Sendable, Hashable {
    /// The text with everything filled in that is known; unknown references stand as they were written.
    public private(set) var text: String
    /// Whether a default or a known variable was filled in, which the environment may replace.
    public private(set) var usesDefault = false
    /// Whether no reference is left whose value is unknown.
    public private(set) var isComplete = true

    /// Nothing that a setting needs is longer; a longer text is left alone.
    private static let longest = 8_192
    private static let deepest = 8

    /// Fills in what is known.
    ///
    /// - Parameters:
    ///   - raw: The text as it was written.
    ///   - known: Values of variables, such as the defaults of a Dockerfile's arguments.
    public init(_ raw: String, known: [String: String] = [:]) {
        text = raw
        let bytes = Array(raw.utf8.prefix(Self.longest + 1))
        guard bytes.contains(UInt8(ascii: "$")) else { return }
        guard bytes.count <= Self.longest else {
            isComplete = false
            return
        }
        text = String(decoding: filled(bytes[...], known: known, depth: 0), as: UTF8.self)
    }

    private mutating func filled(_ bytes: ArraySlice<UInt8>, known: [String: String], depth: Int) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            guard byte == UInt8(ascii: "$") else {
                output.append(byte)
                rest = rest.dropFirst()
                continue
            }
            if rest.dropFirst().first == UInt8(ascii: "$") {
                output.append(byte)
                rest = rest.dropFirst(2)
                continue
            }
            guard let reference = VariableReference(rest) else {
                output.append(byte)
                rest = rest.dropFirst()
                continue
            }
            // A variable that holds itself twice doubles with every line.
            if let value = value(of: reference, known: known, depth: depth), output.count + value.count <= Self.longest
            {
                usesDefault = true
                output += value
            } else {
                isComplete = false
                output += rest[..<reference.end]
            }
            rest = rest[reference.end...]
        }
        return output
    }

    private mutating func value(of reference: VariableReference, known: [String: String], depth: Int) -> [UInt8]? {
        let value = known[reference.name]
        switch reference.operation {
        case .none: return value.map { Array($0.utf8) }
        case .otherwise(let word, let orEmpty):
            if let value, !value.isEmpty || !orEmpty { return Array(value.utf8) }
            return depth < Self.deepest ? filled(word, known: known, depth: depth + 1) : nil
        case .other: return nil
        }
    }
}

/// One `$NAME` or `${NAME…}` at the start of a text.
private struct VariableReference {
    enum Operation {
        case none
        /// `:-word`, or `-word` where an empty value counts as one.
        case otherwise(ArraySlice<UInt8>, orEmpty: Bool)
        /// `:?`, `:+` and whatever else there is: the value is not in the text.
        case other
    }

    var name: String
    var operation = Operation.none
    var end: Int

    init?(_ bytes: ArraySlice<UInt8>) {
        let afterDollar = bytes.dropFirst()
        let isBraced = afterDollar.first == UInt8(ascii: "{")
        let inner = isBraced ? afterDollar.dropFirst() : afterDollar
        let nameBytes = inner.prefix {
            (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        }
        guard let first = nameBytes.first, !(48...57).contains(first) else { return nil }
        name = String(decoding: nameBytes, as: UTF8.self)
        end = nameBytes.endIndex
        guard isBraced else { return }
        guard let close = Self.closingBrace(inner) else { return nil }
        end = close + 1
        let tail = inner[nameBytes.endIndex..<close]
        if tail.isEmpty { return }
        if tail.starts(with: ":-".utf8) {
            operation = .otherwise(tail.dropFirst(2), orEmpty: true)
        } else if tail.first == UInt8(ascii: "-") {
            operation = .otherwise(tail.dropFirst(), orEmpty: false)
        } else {
            operation = .other
        }
    }

    private static func closingBrace(_ bytes: ArraySlice<UInt8>) -> Int? {
        var depth = 1
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
