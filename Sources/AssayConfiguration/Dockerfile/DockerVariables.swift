import YAML

/// The variables that are known at a place of a Dockerfile, and their substitution.
struct DockerVariables {
    let escape: UInt8
    private(set) var values: [String: String] = [:]

    /// `ENV A=$A$A` doubles a value with every line; nothing useful is longer than this.
    private static let longest = 4_096

    init(escape: UInt8) {
        self.escape = escape
    }

    mutating func set(_ name: String, to value: String) {
        let expanded = expand(value).text
        values[name] = expanded.utf8.count <= Self.longest ? expanded : nil
    }

    /// Takes over what an `ARG` or `ENV` defines; an `ARG` without a default has that of its global namesake.
    mutating func define(_ instruction: Dockerfile.Instruction, globals: [String: String]) {
        guard instruction.keyword == "ARG" || instruction.keyword == "ENV" else { return }
        for assignment in instruction.assignments {
            if let value = assignment.value ?? globals[assignment.name] { set(assignment.name, to: value) }
        }
    }

    /// Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+word}`; says whether all names were known.
    func expand(_ text: String) -> (text: String, isComplete: Bool) {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "$")) else { return (text, true) }
        var output: [UInt8] = []
        var isComplete = true
        var at = 0
        while at < bytes.count, output.count <= Self.longest {
            let byte = bytes[at]
            if byte == escape, at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "$") {
                output.append(UInt8(ascii: "$"))
                at += 2
            } else if byte == UInt8(ascii: "$"), let reference = DockerReference(bytes, at: at) {
                if let value = value(of: reference) {
                    output += Array(value.utf8)
                } else {
                    isComplete = false
                    output += bytes[at..<reference.end]
                }
                at = reference.end
            } else {
                output.append(byte)
                at += 1
            }
        }
        return (String(decoding: output, as: UTF8.self), isComplete && at == bytes.count)
    }

    private func value(of reference: DockerReference) -> String? {
        let value = values[reference.name]
        guard let word = reference.word else { return value }
        switch reference.operation {
        case ":-": return value.flatMap { $0.isEmpty ? nil : $0 } ?? word
        case "-": return value ?? word
        case ":+": return value?.isEmpty == false ? word : ""
        case "+": return value == nil ? "" : word
        default: return value
        }
    }
}

/// A reference to a variable: `$NAME` or `${NAME…}`.
struct DockerReference {
    var name: String
    var operation: String
    /// The word after the operation; nil where there is none or where it holds references of its own.
    var word: String?
    var end: Int

    /// Reads the reference whose `$` stands at the offset.
    init?(_ bytes: [UInt8], at start: Int) {
        let isBraced = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "{")
        let nameStart = start + (isBraced ? 2 : 1)
        let nameEnd = bytes.firstOffset(from: nameStart, to: bytes.count) { !$0.isWord }
        guard nameStart < nameEnd else { return nil }
        name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
        operation = ""
        end = nameEnd
        guard isBraced else { return }
        let isOperation: (UInt8) -> Bool = { [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0) }
        let wordStart = bytes.firstOffset(from: nameEnd, to: min(nameEnd + 2, bytes.count)) { !isOperation($0) }
        let close = bytes.firstOffset(from: wordStart, to: bytes.count) {
            $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "$")
        }
        guard close < bytes.count, bytes[close] == UInt8(ascii: "}") else { return nil }
        operation = String(decoding: bytes[nameEnd..<wordStart], as: UTF8.self)
        if !operation.isEmpty { word = String(decoding: bytes[wordStart..<close], as: UTF8.self) }
        end = close + 1
    }
}
