/// Swift source taken apart: code on one side, comments and the text of literals on the other.
///
/// It knows comments that nest, raw and multi-line literals, and code inside of interpolations. It does not know regex
/// literals, which no source of the project uses.
struct SwiftSource {
    /// A literal and the offset at which its text begins.
    struct Literal {
        var offset: Int
        var text: String
    }

    private enum Mode {
        case code(parentheses: Int)
        case literal(hashes: Int, isMultiline: Bool, start: Int)
    }

    /// The path relative to the root of the repository.
    let path: String
    /// The lines as they are written.
    let lines: [String]
    /// The bytes with blanks in place of comments and of the text of literals; offsets are those of the source.
    private(set) var code: [UInt8] = []
    /// The literals without interpolations, in order.
    private(set) var literals: [Literal] = []

    private let source: [UInt8]

    /// What may begin or end something other than plain code.
    private static let signs = Array("/#\"()".utf8)

    /// Reads a file of the repository.
    init(_ path: String) throws {
        self.init(path, text: try Repository.text(path))
    }

    /// Takes a text apart.
    init(_ path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        source = Array(text.utf8)
        scan()
    }

    /// The code of each line.
    var codeLines: [String] {
        code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first literal after a piece of code such as `name:`, at or after an offset.
    func literal(after words: String, from start: Int = 0) -> String? {
        offsets(of: words).first { $0 >= start }
            .flatMap { offset in literals.first { $0.offset > offset } }?
            .text
    }

    /// The offsets at which a piece of code stands.
    func offsets(of words: String) -> [Int] {
        let wanted = Array(words.utf8)
        guard let first = wanted.first else { return [] }
        var found: [Int] = []
        var start = 0
        while let offset = code[start...].firstIndex(of: first) {
            if code[offset...].starts(with: wanted) { found.append(offset) }
            start = offset + 1
        }
        return found
    }

    /// The range from an opening bracket to the one that closes it.
    func group(openedAt start: Int) -> Range<Int>? {
        var depth = 0
        for offset in start..<code.count {
            switch code[offset] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return start..<(offset + 1) }
            default: break
            }
        }
        return nil
    }

    private mutating func scan() {
        var modes: [Mode] = [.code(parentheses: 0)]
        var index = 0
        while index < source.count, let mode = modes.last {
            switch mode {
            case .code(let parentheses): index = scanCode(at: index, parentheses, &modes)
            case .literal(let hashes, let isMultiline, let start):
                index = scanLiteral(at: index, hashes, isMultiline, start, &modes)
            }
        }
    }

    private mutating func scanCode(at index: Int, _ parentheses: Int, _ modes: inout [Mode]) -> Int {
        guard Self.signs.contains(source[index]) else {
            code.append(source[index])
            return index + 1
        }
        if starts("//", at: index) {
            let end = source[index...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
            return blank(index..<end)
        }
        if starts("/*", at: index) { return blank(index..<endOfComment(from: index)) }
        let hashes = source[index...].prefix { $0 == UInt8(ascii: "#") }.count
        if starts("\"", at: index + hashes) {
            let isMultiline = starts("\"\"\"", at: index + hashes)
            let next = index + hashes + (isMultiline ? 3 : 1)
            code += source[index..<next]
            modes.append(.literal(hashes: hashes, isMultiline: isMultiline, start: next))
            return next
        }
        let byte = source[index]
        code.append(byte)
        if byte == UInt8(ascii: "(") { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
        if byte == UInt8(ascii: ")") {
            if parentheses == 0, modes.count > 1 {
                modes.removeLast()
            } else {
                modes[modes.count - 1] = .code(parentheses: parentheses - 1)
            }
        }
        return index + 1
    }

    private mutating func scanLiteral(
        at index: Int,
        _ hashes: Int,
        _ isMultiline: Bool,
        _ start: Int,
        _ modes: inout [Mode]
    ) -> Int {
        guard source[index] == UInt8(ascii: "\"") || source[index] == UInt8(ascii: "\\") else {
            return blank(index..<(index + 1))
        }
        let marks = String(repeating: "#", count: hashes)
        let close = (isMultiline ? "\"\"\"" : "\"") + marks
        if starts(close, at: index) {
            literals.append(Literal(offset: start, text: String(decoding: source[start..<index], as: UTF8.self)))
            code += Array(close.utf8)
            modes.removeLast()
            return index + close.utf8.count
        }
        if starts("\\" + marks, at: index) {
            let next = index + 1 + hashes
            if starts("(", at: next) {
                _ = blank(index..<next)
                code.append(UInt8(ascii: "("))
                modes.append(.code(parentheses: 0))
                return next + 1
            }
            return blank(index..<min(next + 1, source.count))
        }
        return blank(index..<(index + 1))
    }

    /// Comments nest in Swift.
    private func endOfComment(from start: Int) -> Int {
        var depth = 0
        var index = start
        while index < source.count {
            if starts("/*", at: index) {
                depth += 1
                index += 2
            } else if starts("*/", at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return index
    }

    private mutating func blank(_ range: Range<Int>) -> Int {
        for byte in source[range] { code.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")) }
        return range.upperBound
    }

    private func starts(_ text: String, at index: Int) -> Bool {
        index <= source.count && source[index...].starts(with: text.utf8)
    }
}
