/// A source file with a line number, in one of the forms in which runtimes print the frames of a stack trace.
struct SourceReference {
    /// A form: the file's extension, what follows it, and whether a column follows the line.
    private struct Form {
        var ending: [UInt8]
        var needsColumn: Bool
        var tail: [UInt8]

        init(_ ending: String, needsColumn: Bool = false, tail: String = "") {
            self.ending = Array(ending.utf8)
            self.needsColumn = needsColumn
            self.tail = Array(tail.utf8)
        }
    }

    /// Extensions that are also top-level domains need more than a number behind a colon, which would be a port.
    private static let forms = [
        Form(".py\", line "), Form(".java:", tail: ")"), Form(".kt:", tail: ")"), Form(".scala:", tail: ")"),
        Form(".groovy:", tail: ")"), Form(".clj:", tail: ")"), Form(".js:", needsColumn: true),
        Form(".mjs:", needsColumn: true), Form(".cjs:", needsColumn: true), Form(".ts:", needsColumn: true),
        Form(".tsx:", needsColumn: true), Form(".cs:line "), Form(".vb:line "), Form(".fs:line "), Form(".go:"),
        Form(".rb:", tail: ":in "), Form(".erb:", tail: ":in "), Form(".rs:", needsColumn: true), Form(".php:"),
        Form(".php("), Form(".php on line "), Form(".ex:"), Form(".exs:"), Form(".erl:"), Form(".swift:"),
        Form(".cpp:"), Form(".hs:", needsColumn: true), Form(".pl line "), Form(".pm line "), Form(".lua:"),
    ]

    /// The line in which it stands.
    let line: ArraySlice<UInt8>

    /// Finds the first reference in a line; nil where there is none.
    init?(in line: ArraySlice<UInt8>) {
        guard line.count <= 8_192 else { return nil }
        for position in line.indices where line[position] == UInt8(ascii: ".") {
            // A name must stand before the extension.
            guard position > line.startIndex, Self.isNameByte(line[position - 1]) else { continue }
            guard Self.forms.contains(where: { Self.matches($0, line[position...]) }) else { continue }
            self.line = line
            return
        }
        return nil
    }

    private static func matches(_ form: Form, _ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: form.ending) else { return false }
        var rest = text.dropFirst(form.ending.count)
        guard rest.first.map(isDigit) == true else { return false }
        rest = rest.drop(while: isDigit)
        if form.needsColumn {
            guard rest.first == UInt8(ascii: ":"), rest.dropFirst().first.map(isDigit) == true else { return false }
        }
        return rest.starts(with: form.tail)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (97...122).contains(byte | 0x20) || byte >= 0x80
            || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "!")]
                .contains(byte)
    }
}
