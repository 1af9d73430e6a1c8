/// Parentheses, names and flags.
extension RegexParser {
    /// Reads `(`, `(?:`, `(?P<name>`, `(?<name>`, `(?flags)` or `(?flags:`.
    mutating func openGroup() throws(LinearRegexError) {
        let start = position
        guard byte(at: 1) == UInt8(ascii: "?") else {
            position += 1
            try open(at: start, name: nil, isCapturing: true)
            return
        }
        let isNamed =
            switch (byte(at: 2), byte(at: 3)) {
            case (UInt8(ascii: "P"), UInt8(ascii: "<")): true
            // Not a name but looking behind.
            case (UInt8(ascii: "<"), UInt8(ascii: "=")), (UInt8(ascii: "<"), UInt8(ascii: "!")): false
            case (UInt8(ascii: "<"), _): true
            default: false
            }
        if isNamed {
            let nameStart = start + (byte(at: 2) == UInt8(ascii: "P") ? 4 : 3)
            try openNamedGroup(at: start, nameStart: nameStart)
        } else {
            try readFlags(at: start)
        }
    }

    private mutating func openNamedGroup(at start: Int, nameStart: Int) throws(LinearRegexError) {
        guard let end = bytes[min(nameStart, bytes.count)...].firstIndex(of: UInt8(ascii: ">")) else {
            throw LinearRegexError("missing > behind the name of the group", at: start..<bytes.count)
        }
        let name = text(nameStart..<end)
        let isValid = !name.isEmpty && name.unicodeScalars.allSatisfy { RegexParser.nameScalars.contains($0.value) }
        guard isValid else {
            throw LinearRegexError("invalid group name", at: start..<(end + 1))
        }
        position = end + 1
        try open(at: start, name: name, isCapturing: true)
    }

    /// Letters, marks, decimal digits, letter numbers and connectors such as `_`.
    private static let nameScalars: ScalarSet = {
        var builder = ScalarSetBuilder()
        for name in ["L", "Mn", "Mc", "Nd", "Nl", "Pc"] {
            builder.insert(UnicodeClasses.named(name) ?? ScalarSet())
        }
        return builder.set
    }()

    private mutating func readFlags(at start: Int) throws(LinearRegexError) {
        position = start + 2
        var flags = options
        var isNegated = false
        var hasFlags = false
        while let letter = byte() {
            let end = position + 1
            switch letter {
            case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "U"):
                hasFlags = true
                let flag = RegexParser.flag(letter)
                if isNegated {
                    flags.subtract(flag)
                } else {
                    flags.formUnion(flag)
                }
            case UInt8(ascii: "-") where !isNegated:
                isNegated = true
                hasFlags = false
            case UInt8(ascii: ":") where !isNegated || hasFlags:
                position = end
                try open(at: start, name: nil, isCapturing: false)
                options = flags
                return
            case UInt8(ascii: ")") where !isNegated || hasFlags:
                position = end
                options = flags
                return
            case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"):
                throw LinearRegexError("look-around is not supported", at: start..<end)
            default:
                _ = readScalar()
                throw LinearRegexError("invalid group or flag", at: start..<position)
            }
            position = end
        }
        throw LinearRegexError("missing ) or : behind flags", at: start..<bytes.count)
    }

    private static func flag(_ letter: UInt8) -> RegexSyntaxOptions {
        switch letter {
        case UInt8(ascii: "i"): .caseInsensitive
        case UInt8(ascii: "m"): .multiLine
        case UInt8(ascii: "s"): .dotMatchesNewline
        default: .swapGreed
        }
    }

    private mutating func open(at start: Int, name: String?, isCapturing: Bool) throws(LinearRegexError) {
        guard outerFrames.count < RegexParser.maximumHeight else {
            let span = start..<(start + 1)
            throw LinearRegexError("nested more than \(RegexParser.maximumHeight) levels deep", at: span)
        }
        if isCapturing {
            groupNames.append(name)
        }
        outerFrames.append(frame)
        frame = Frame(options: options, groupIndex: isCapturing ? groupNames.count : nil, start: start)
    }

    /// Reads `)`.
    mutating func closeGroup() throws(LinearRegexError) {
        guard let outer = outerFrames.popLast() else {
            throw LinearRegexError("unexpected )", at: position..<(position + 1))
        }
        position += 1
        endBranch()
        var piece = RegexPiece.choice(frame.branches)
        if let index = frame.groupIndex {
            piece = piece.grouped(index: index)
        }
        try checkHeight(of: piece, at: frame.start..<position)
        options = frame.options
        frame = outer
        try push(piece)
    }
}
