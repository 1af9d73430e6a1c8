import YAML

/// The announcement of a heredoc: `<<EOF`, `<<-EOF`, `<<"EOF"`, `3<<EOF`.
struct HeredocMarker: Equatable {
    var name: String
    var stripsTabs: Bool
    var expands: Bool

    /// The announcements in a command, in order.
    ///
    /// `<<<` is a here-string, and what stands in quotes is text.
    static func all(in bytes: [UInt8]) -> [HeredocMarker] {
        var markers: [HeredocMarker] = []
        var quote: UInt8?
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
                at += 2
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte.isQuote {
                quote = byte
            } else if bytes.has("<<", at: at) {
                let end = bytes.firstOffset(from: at, to: bytes.count) { $0 != UInt8(ascii: "<") }
                if end - at == 2, let (marker, next) = marker(bytes, after: end) {
                    markers.append(marker)
                    at = next
                } else {
                    at = end
                }
                continue
            }
            at += 1
        }
        return markers
    }

    private static func marker(_ bytes: [UInt8], after start: Int) -> (HeredocMarker, Int)? {
        var at = start
        let stripsTabs = at < bytes.count && bytes[at] == UInt8(ascii: "-")
        if stripsTabs { at += 1 }
        guard at < bytes.count else { return nil }
        let quote = bytes[at].isQuote ? bytes[at] : nil
        if quote != nil { at += 1 }
        let end = bytes.firstOffset(from: at, to: bytes.count) { byte in
            if let quote {
                byte == quote
            } else {
                !(byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-"))
            }
        }
        guard at < end, quote == nil || end < bytes.count else { return nil }
        let name = String(decoding: bytes[at..<end], as: UTF8.self)
        return (HeredocMarker(name: name, stripsTabs: stripsTabs, expands: quote == nil), end + (quote == nil ? 0 : 1))
    }
}
