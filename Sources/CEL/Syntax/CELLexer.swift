/// Cuts a source into its lexical elements, all at once.
///
/// The values of literals are read later, see ``CELLiteralDecoder``; here only their ends are found.
struct CELLexer {
    let bytes: [UInt8]
    /// The elements so far; after ``run()``, ended by one of kind `end`.
    private(set) var tokens: [CELToken] = []
    private(set) var diagnostics: [CELDiagnostic] = []
    var position = 0

    /// More complaints than this help nobody.
    static let maximumDiagnostics = 20

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 3 + 8)
    }

    mutating func run() {
        while position < bytes.count, diagnostics.count < Self.maximumDiagnostics {
            next()
        }
        tokens.append(CELToken(.end, bytes.count..<bytes.count))
    }

    /// The byte at a distance from the position, 0 beyond the end. (A zero byte in the source is no element either.)
    func peek(_ distance: Int = 0) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : 0
    }

    mutating func report(_ message: String, _ span: Range<Int>) {
        diagnostics.append(CELDiagnostic(message, at: span))
    }

    mutating func emit(_ kind: CELToken.Kind, from start: Int) {
        tokens.append(CELToken(kind, start..<position))
    }

    private mutating func next() {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0C: position += 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): word()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): text(.string, prefix: 0, isRaw: false)
        case UInt8(ascii: "`"): quotedIdentifier()
        case UInt8(ascii: ".") where peek(1).isDigit: number()
        case UInt8(ascii: "/") where peek(1) == byte: comment()
        default: symbol(byte)
        }
    }

    private mutating func comment() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    }

    // MARK: Words

    private mutating func word() {
        let start = position
        switch bytes[start] | 0x20 {
        case UInt8(ascii: "r") where peek(1).isQuote:
            return text(.string, prefix: 1, isRaw: true)
        case UInt8(ascii: "b") where peek(1).isQuote:
            return text(.bytes, prefix: 1, isRaw: false)
        case UInt8(ascii: "b") where peek(1) | 0x20 == UInt8(ascii: "r") && peek(2).isQuote:
            return text(.bytes, prefix: 2, isRaw: true)
        default: break
        }
        position += 1
        while position < bytes.count, bytes[position].isWordByte { position += 1 }
        emit(keyword(start..<position) ?? .identifier, from: start)
    }

    private func keyword(_ span: Range<Int>) -> CELToken.Kind? {
        func matches(_ word: StaticString) -> Bool {
            unsafe bytes[span].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
        switch span.count {
        case 2: return matches("in") ? .in : nil
        case 4: return matches("true") ? .true : matches("null") ? .null : nil
        case 5: return matches("false") ? .false : nil
        default: return nil
        }
    }

    private mutating func quotedIdentifier() {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "`"), bytes[position] != UInt8(ascii: "\n") {
            let byte = bytes[position]
            if !byte.isWordByte, ![0x20, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/")].contains(byte) {
                let end = scalarEnd(position)
                report("a name in backquotes has letters, digits and `_ . - /` and spaces only", position..<end)
                while position < bytes.count, ![UInt8(ascii: "`"), UInt8(ascii: "\n")].contains(bytes[position]) {
                    position += 1
                }
                position += peek() == UInt8(ascii: "`") ? 1 : 0
                return
            }
            position += 1
        }
        guard peek() == UInt8(ascii: "`") else { return report("unterminated name in backquotes", start..<position) }
        position += 1
        if position - start == 2 {
            report("a name in backquotes has at least one character", start..<position)
        }
        emit(.quotedIdentifier, from: start)
    }

    // MARK: Numbers

    private mutating func number() {
        let start = position
        if bytes[position] == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"), peek(2).hexadecimalValue != nil {
            position += 2
            while peek().hexadecimalValue != nil { position += 1 }
            return integer(from: start)
        }
        digits()
        var isDouble = false
        if peek() == UInt8(ascii: "."), peek(1).isDigit {
            isDouble = true
            position += 1
            digits()
        }
        if peek() | 0x20 == UInt8(ascii: "e") {
            let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
            if peek(1 + sign).isDigit {
                isDouble = true
                position += 1 + sign
                digits()
            }
        }
        if isDouble {
            emit(.double, from: start)
        } else {
            integer(from: start)
        }
    }

    private mutating func digits() {
        while peek().isDigit { position += 1 }
    }

    private mutating func integer(from start: Int) {
        let isUnsigned = peek() | 0x20 == UInt8(ascii: "u")
        position += isUnsigned ? 1 : 0
        emit(isUnsigned ? .uint : .int, from: start)
    }

    // MARK: Symbols

    private mutating func symbol(_ byte: UInt8) {
        let start = position
        if let kind = pair(byte, peek(1)) {
            position += 2
            return emit(kind, from: start)
        }
        if let kind = single(byte) {
            position += 1
            return emit(kind, from: start)
        }
        position = scalarEnd(start)
        report(complaint(byte, start..<position), start..<position)
    }

    private func pair(_ first: UInt8, _ second: UInt8) -> CELToken.Kind? {
        switch (first, second) {
        case (UInt8(ascii: "="), UInt8(ascii: "=")): .equal
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
        case (UInt8(ascii: "&"), UInt8(ascii: "&")): .and
        case (UInt8(ascii: "|"), UInt8(ascii: "|")): .or
        default: nil
        }
    }

    private func single(_ byte: UInt8) -> CELToken.Kind? {
        switch byte {
        case UInt8(ascii: "("): .leftParenthesis
        case UInt8(ascii: ")"): .rightParenthesis
        case UInt8(ascii: "["): .leftBracket
        case UInt8(ascii: "]"): .rightBracket
        case UInt8(ascii: "{"): .leftBrace
        case UInt8(ascii: "}"): .rightBrace
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: "!"): .not
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "*"): .star
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "<"): .less
        case UInt8(ascii: ">"): .greater
        default: nil
        }
    }

    private func complaint(_ byte: UInt8, _ span: Range<Int>) -> String {
        switch byte {
        case UInt8(ascii: "="): "`=` is no operator; equality is written `==`"
        case UInt8(ascii: "&"): "`&` is no operator; and is written `&&`"
        case UInt8(ascii: "|"): "`|` is no operator; or is written `||`"
        case 0..<0x20, 0x7F: "a control character cannot stand outside a string"
        default: "`\(String(decoding: bytes[span], as: UTF8.self))` cannot stand outside a string"
        }
    }

    private func scalarEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }

    /// Whether the byte may stand in a plain name.
    var isWordByte: Bool {
        isDigit || self == UInt8(ascii: "_") || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
    }

    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
