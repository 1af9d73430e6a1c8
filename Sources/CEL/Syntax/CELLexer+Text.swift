extension CELLexer {
    /// Finds the end of a string or bytes literal, given the number of letters before its first quote.
    mutating func text(_ kind: CELToken.Kind, prefix: Int, isRaw: Bool) {
        let start = position
        let quote = peek(prefix)
        if peek(prefix + 1) == quote, peek(prefix + 2) == quote {
            position += prefix + 3
            tripleQuoted(kind, quote, from: start, isRaw: isRaw)
        } else {
            position += prefix + 1
            singleLine(kind, quote, from: start, isRaw: isRaw)
        }
    }

    private mutating func singleLine(_ kind: CELToken.Kind, _ quote: UInt8, from start: Int, isRaw: Bool) {
        while position < bytes.count {
            switch bytes[position] {
            case quote:
                position += 1
                return emit(kind, from: start)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                return report(
                    "unterminated string; one that spans lines begins and ends with three quotes",
                    start..<position
                )
            case UInt8(ascii: "\\") where !isRaw && position + 1 < bytes.count && !peek(1).isLineEnd:
                position += 2
            default:
                position += 1
            }
        }
        report("unterminated string", start..<position)
    }

    private mutating func tripleQuoted(_ kind: CELToken.Kind, _ quote: UInt8, from start: Int, isRaw: Bool) {
        while position < bytes.count {
            switch bytes[position] {
            case quote where peek(1) == quote && peek(2) == quote:
                position += 3
                return emit(kind, from: start)
            case UInt8(ascii: "\\") where !isRaw && position + 1 < bytes.count:
                position += 2
            default:
                position += 1
            }
        }
        report("unterminated string; it began with three quotes", start..<position)
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
