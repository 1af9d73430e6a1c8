/// A place in a source as people count: lines and columns from 1, columns in Unicode scalars.
public struct CELSourcePosition: Hashable, Comparable, Sendable {
    /// The line, from 1; a line feed ends a line.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Finds the position of a UTF-8 offset, in time linear in the offset.
    ///
    /// An offset beyond the source's end is taken as its end.
    public init(ofOffset offset: Int, in source: String) {
        self.init(ofOffset: offset, inBytes: source.utf8)
    }

    init(ofOffset offset: Int, inBytes bytes: some Sequence<UInt8>) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                // Continuation bytes belong to the scalar that is counted already.
                column += 1
            }
        }
        self.init(line: line, column: column)
    }

    /// Orders positions as they follow each other in a source.
    public static func < (left: CELSourcePosition, right: CELSourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension CELSourcePosition: CustomStringConvertible {
    /// Line and column, as in `3:14`.
    public var description: String { "\(line):\(column)" }
}
