/// A place that libyaml cannot pass, found before it is asked.
///
/// libyaml reads in blocks, so a bad byte would also hide the documents that stand well before it.
struct YAMLObstacle {
    var kind: ConfigurationDiagnostic.Kind
    var message: String
    var offset: Int

    /// libyaml compares each tag directive with all before it; no file needs more than a few.
    private static let mostDirectives = 100

    static func first(in text: SourceText) -> YAMLObstacle? {
        let encoding = UTF8Check.firstInvalidOffset(in: text.bytes)
            .map {
                YAMLObstacle(kind: .invalidEncoding, message: "the bytes are not UTF-8", offset: $0)
            }
        let others = [encoding, controlCharacter(in: text), directives(in: text)]
        return others.compactMap(\.self).min { $0.offset < $1.offset }
    }

    /// The first character outside YAML's printable set: C0 and C1 controls but for tab, line ends and NEL, DEL,
    /// and U+FFFE and U+FFFF.
    private static func controlCharacter(in text: SourceText) -> YAMLObstacle? {
        let bytes = text.bytes
        for offset in bytes.indices {
            let byte = bytes[offset]
            let isBad =
                switch byte {
                case 0x09, 0x0A, 0x0D: false
                case 0x00...0x1F, 0x7F: true
                case 0xC2:
                    offset + 1 < bytes.count && bytes[offset + 1] != 0x85 && (0x80...0x9F).contains(bytes[offset + 1])
                case 0xEF:
                    offset + 2 < bytes.count && bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE
                default: false
                }
            if isBad {
                return YAMLObstacle(
                    kind: .controlCharacter,
                    message: "a control character stands in the text",
                    offset: offset
                )
            }
        }
        return nil
    }

    private static func directives(in text: SourceText) -> YAMLObstacle? {
        var count = 0
        for number in 1...text.lineCount {
            let range = text.lineRange(number)
            guard text.bytes.has("%TAG", at: range.lowerBound) else { continue }
            count += 1
            if count > mostDirectives {
                return YAMLObstacle(
                    kind: .limit,
                    message: "the file holds more than \(mostDirectives) tag directives",
                    offset: range.lowerBound
                )
            }
        }
        return nil
    }
}
