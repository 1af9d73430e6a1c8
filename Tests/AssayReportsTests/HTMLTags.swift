/// The tags of a page as a browser's tokenizer sees them (HTML standard, 13.2.5), without text between them.
struct HTMLTags {
    /// A tag with its attributes in order.
    struct Tag: Equatable {
        var name: String
        var attributes: [String]
        var values: [String]
    }

    private(set) var tags: [Tag] = []
    /// Whether a comment or declaration other than the doctype was seen.
    private(set) var hasMarkupDeclaration = false

    init(_ page: String) {
        let bytes = Array(page.utf8)
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else {
                position += 1
                continue
            }
            let next = bytes[position + 1]
            if next == UInt8(ascii: "/") || Self.isLetter(next) {
                position = readTag(bytes, position + 1)
            } else {
                let isDoctype = String(decoding: bytes[position...].prefix(9), as: UTF8.self) == "<!doctype"
                if next == UInt8(ascii: "!") || next == UInt8(ascii: "?"), !isDoctype { hasMarkupDeclaration = true }
                position += 1
            }
        }
    }

    private mutating func readTag(_ bytes: [UInt8], _ start: Int) -> Int {
        var position = start
        var name: [UInt8] = []
        while position < bytes.count, !" \n\t/>".utf8.contains(bytes[position]) || position == start {
            name.append(bytes[position])
            position += 1
        }
        var tag = Tag(name: String(decoding: name, as: UTF8.self), attributes: [], values: [])
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            guard !" \n\t/".utf8.contains(bytes[position]) else {
                position += 1
                continue
            }
            var attribute: [UInt8] = []
            while position < bytes.count, !" \n\t/>=".utf8.contains(bytes[position]) {
                attribute.append(bytes[position])
                position += 1
            }
            var value: [UInt8] = []
            if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
                position += 1
                let quote = bytes[position]
                let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
                if isQuoted { position += 1 }
                while position < bytes.count,
                    isQuoted ? bytes[position] != quote : !" \n\t>".utf8.contains(bytes[position])
                {
                    value.append(bytes[position])
                    position += 1
                }
                if isQuoted { position += 1 } else { attribute.append(contentsOf: "=unquoted".utf8) }
            }
            tag.attributes.append(String(decoding: attribute, as: UTF8.self))
            tag.values.append(String(decoding: value, as: UTF8.self))
        }
        tags.append(tag)
        return position + 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }
}
