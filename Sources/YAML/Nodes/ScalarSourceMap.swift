/// Where each byte of a scalar's text stands in its file, so that a mistake inside an expression has a line and column.
///
/// The text is aligned with the source once more instead of being tracked while it is parsed: quotes, escapes, folding and
/// indentation are followed, and where source and text do not agree, every place is the scalar's start.
public struct ScalarSourceMap: Sendable {
    /// The source offset of each byte of the text, and of its end; empty where the alignment failed.
    private let offsets: [Int]
    private let source: SourceText
    private let span: SourceSpan

    /// Aligns a scalar with its source.
    ///
    /// - Parameters:
    ///   - scalar: The scalar.
    ///   - span: The place of the scalar's node.
    ///   - source: The file.
    public init(_ scalar: ScalarNode, at span: SourceSpan, in source: SourceText) {
        self.source = source
        self.span = span
        var alignment = ScalarAlignment(source.bytes, range: source.range(of: span), style: scalar.style)
        offsets = alignment.offsets(of: Array(scalar.text.utf8)) ?? []
    }

    /// The place in the file of a range of the text, in UTF-8 offsets; the scalar's own place where that is not known.
    public func span(of range: Range<Int>) -> SourceSpan {
        guard range.lowerBound >= 0, range.upperBound < offsets.count else { return span }
        let start = offsets[range.lowerBound]
        // The end is the place after the last character, which may stand before folded white space.
        let end = range.isEmpty ? start : max(start, offsets[range.upperBound - 1] + 1)
        return source.span(start..<max(end, start))
    }
}

/// Walks through a scalar's source and its text side by side.
private struct ScalarAlignment {
    private let bytes: [UInt8]
    private let end: Int
    private let style: ScalarNode.Style
    private var position: Int

    init(_ bytes: [UInt8], range: Range<Int>, style: ScalarNode.Style) {
        self.bytes = bytes
        self.style = style
        end = range.upperBound
        position = range.lowerBound
    }

    /// The source offset of each byte of the text and of its end; nil where they do not agree.
    mutating func offsets(of text: [UInt8]) -> [Int]? {
        skipProperties()
        guard skipOpening() else { return nil }
        var offsets: [Int] = []
        offsets.reserveCapacity(text.count + 1)
        var index = 0
        while index < text.count {
            if style == .double, position < end, bytes[position] == UInt8(ascii: "\\") {
                guard let unit = escape() else { return nil }
                // An escaped line end stands for nothing.
                guard text[index...].starts(with: unit.text) else { return nil }
                for _ in unit.text { offsets.append(unit.start) }
                index += unit.text.count
            } else if text[index].isFoldable {
                let start = position
                // Of folded white space any amount may stand for any other.
                while index < text.count, text[index].isFoldable, !isEscape {
                    let isSame = position < end && bytes[position] == text[index]
                    offsets.append(isSame ? position : min(position, max(end - 1, start)))
                    if isSame || (position < end && bytes[position].isFoldable) { position += 1 }
                    index += 1
                }
                while position < end, bytes[position].isFoldable { position += 1 }
            } else {
                while position < end, bytes[position].isFoldable { position += 1 }
                guard position < end, bytes[position] == text[index] else { return nil }
                offsets.append(position)
                position += style == .single && bytes[position] == UInt8(ascii: "'") ? 2 : 1
                index += 1
            }
        }
        offsets.append(min(position, end))
        return offsets
    }

    private var isEscape: Bool { style == .double && position < end && bytes[position] == UInt8(ascii: "\\") }

    /// Goes past a tag and an anchor.
    private mutating func skipProperties() {
        while position < end, [UInt8(ascii: "!"), UInt8(ascii: "&")].contains(bytes[position]), style != .plain {
            while position < end, !bytes[position].isFoldable { position += 1 }
            while position < end, bytes[position].isFoldable { position += 1 }
        }
    }

    /// Goes past the opening quote or the header of a block; false where there is none.
    private mutating func skipOpening() -> Bool {
        switch style {
        case .plain: return true
        case .single, .double:
            let quote: UInt8 = style == .single ? UInt8(ascii: "'") : UInt8(ascii: "\"")
            guard position < end, bytes[position] == quote else { return false }
            position += 1
            return true
        case .literal, .folded:
            while position < end, bytes[position] != .lineFeed { position += 1 }
            return true
        }
    }

    /// Reads an escape of a double-quoted scalar: where it starts, and the bytes that it stands for.
    private mutating func escape() -> (start: Int, text: [UInt8])? {
        let start = position
        position += 1
        guard position < end else { return nil }
        let byte = bytes[position]
        position += 1
        switch byte {
        case .lineFeed, .carriageReturn:
            while position < end, bytes[position].isFoldable { position += 1 }
            return (start, [])
        case UInt8(ascii: "x"): return hexadecimal(2, from: start)
        case UInt8(ascii: "u"): return hexadecimal(4, from: start)
        case UInt8(ascii: "U"): return hexadecimal(8, from: start)
        default: return Self.simple[byte].map { (start, $0) }
        }
    }

    private mutating func hexadecimal(_ digits: Int, from start: Int) -> (start: Int, text: [UInt8])? {
        guard end - position >= digits else { return nil }
        let word = String(decoding: bytes[position..<position + digits], as: UTF8.self)
        position += digits
        guard let scalar = UInt32(word, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
        return (start, Array(String(Character(scalar)).utf8))
    }

    /// The escapes of one letter, YAML 1.2, section 5.7.
    private static let simple: [UInt8: [UInt8]] = [
        UInt8(ascii: "0"): [0], UInt8(ascii: "a"): [7], UInt8(ascii: "b"): [8], UInt8(ascii: "t"): [9],
        UInt8(ascii: "\t"): [9], UInt8(ascii: "n"): [10], UInt8(ascii: "v"): [11], UInt8(ascii: "f"): [12],
        UInt8(ascii: "r"): [13], UInt8(ascii: "e"): [27], UInt8(ascii: " "): [32], UInt8(ascii: "\""): [34],
        UInt8(ascii: "/"): [47], UInt8(ascii: "\\"): [92], UInt8(ascii: "N"): [0xC2, 0x85],
        UInt8(ascii: "_"): [0xC2, 0xA0], UInt8(ascii: "L"): [0xE2, 0x80, 0xA8], UInt8(ascii: "P"): [0xE2, 0x80, 0xA9],
    ]
}

extension UInt8 {
    /// Blank, tab or line end: what folding may change.
    fileprivate var isFoldable: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == .lineFeed || self == .carriageReturn
    }
}
