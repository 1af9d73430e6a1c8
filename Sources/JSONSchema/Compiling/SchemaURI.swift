/// The parts of a URI reference and how one is resolved against another (RFC 3986, section 5.2).
struct SchemaURI: Equatable {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?

    /// Takes a reference without fragment apart; whatever the text is, the parts put together give it again.
    init(_ text: Substring) {
        var rest = text
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { byte in
            isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    /// The text.
    var text: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        return text
    }

    /// Splits a reference at its first `#`.
    static func split(_ reference: String) -> (uri: Substring, fragment: Substring?) {
        guard let mark = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (reference[...], nil) }
        return (reference[..<mark], reference[reference.utf8.index(after: mark)...])
    }

    /// The absolute form of a reference without fragment.
    static func resolve(_ reference: Substring, against base: String) -> String {
        if reference.isEmpty { return base }
        var target = SchemaURI(reference)
        if target.scheme != nil {
            target.path = removingDots(target.path)
            return target.text
        }
        let base = SchemaURI(base[...])
        target.scheme = base.scheme
        guard target.authority == nil else {
            target.path = removingDots(target.path)
            return target.text
        }
        target.authority = base.authority
        if target.path.isEmpty {
            target.path = base.path
            target.query = target.query ?? base.query
        } else if target.path.utf8.first == UInt8(ascii: "/") {
            target.path = removingDots(target.path)
        } else if base.authority != nil, base.path.isEmpty {
            target.path = removingDots("/" + target.path)
        } else if let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            target.path = removingDots(base.path[...slash] + target.path)
        } else {
            target.path = removingDots(target.path)
        }
        return target.text
    }

    /// The path without the segments `.` and `..` (RFC 3986, section 5.2.4).
    private static func removingDots(_ path: Substring) -> Substring {
        guard path.utf8.contains(UInt8(ascii: ".")), path.utf8.contains(UInt8(ascii: "/")) else { return path }
        let isRooted = path.utf8.first == UInt8(ascii: "/")
        var kept: [Substring] = []
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Substring.init)
        for (position, segment) in segments.enumerated() {
            let isLast = position == segments.count - 1
            switch segment {
            case ".":
                if isLast { kept.append("") }
            case "..":
                if kept.count > (isRooted ? 1 : 0) { kept.removeLast() }
                if isLast { kept.append("") }
            default:
                kept.append(segment)
            }
        }
        return kept.joined(separator: "/")[...]
    }

    /// The text with percent-encoded bytes decoded; what is no such encoding stays, what is no UTF-8 is repaired.
    static func decodingPercent(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count,
                let high = digit(bytes[position + 1]), let low = digit(bytes[position + 2])
            {
                decoded.append(high << 4 | low)
                position += 3
            } else {
                decoded.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// A pointer as it may stand in a fragment.
    static func encodingFragment(_ pointer: String) -> String {
        let isPlain = pointer.utf8.allSatisfy { isFragmentByte($0) }
        if isPlain { return pointer }
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in pointer.utf8 {
            if isFragmentByte(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isFragmentByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x24, 0x26...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
