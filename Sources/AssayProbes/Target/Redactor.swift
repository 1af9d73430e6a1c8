import AssayConfiguration
import JSON
import Synchronization

/// Masks secrets in everything that is kept: those that Assay was given, wherever they turn up, and those that look
/// like one.
public final class Redactor: Sendable {
    private let known = Mutex<Set<[UInt8]>>([])
    private let fingerprint: @Sendable (ArraySlice<UInt8>) -> String

    /// Makes a redactor with the digest that tells secrets apart.
    public init(fingerprint: @escaping @Sendable (ArraySlice<UInt8>) -> String) {
        self.fingerprint = fingerprint
    }

    /// Remembers a secret, also as JSON and as a URL would hold it.
    ///
    /// Values so short that they stand in ordinary text by chance are not remembered.
    func remember(_ secret: String) {
        guard secret.utf8.count >= 6 else { return }
        let json = Array(JSONValue.string(secret).text(.compact).utf8.dropFirst().dropLast())
        // Some writers of JSON escape slashes too.
        let slashed = json.flatMap { $0 == UInt8(ascii: "/") ? [UInt8(ascii: "\\"), $0] : [$0] }
        let forms = [Array(secret.utf8), json, slashed] + Self.percentEncoded(secret)
        known.withLock { $0.formUnion(forms) }
    }

    private static func percentEncoded(_ text: String) -> [[UInt8]] {
        ["0123456789ABCDEF", "0123456789abcdef"]
            .map { digits in
                let digits = Array(digits.utf8)
                return text.utf8.flatMap { byte -> [UInt8] in
                    let isPlain =
                        (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                        || [45, 46, 95, 126].contains(byte)
                    return isPlain ? [byte] : [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
    }

    /// A file with its secrets masked in place: those that look like one, and those of the target's settings wherever
    /// else the tree repeats them.
    func file(_ bytes: [UInt8], as kind: SecretMask.FileKind) -> MaskedText {
        var masked = SecretMask.apply(to: bytes, fileKind: kind, fingerprint: fingerprint)
        // A secret of letters alone is a word, which stands in documents and names of images by chance.
        mask(&masked.bytes, knownIn: bytes) { secret in !secret.allSatisfy { 65...90 ~= $0 || 97...122 ~= $0 } }
        return masked
    }

    /// A text from the wire or a log with its secrets masked, as UTF-8.
    public func text(_ bytes: [UInt8], isJSON: Bool = false) -> String {
        var masked = SecretMask.apply(to: bytes, fileKind: isJSON ? .json : .other, fingerprint: fingerprint).bytes
        mask(&masked, knownIn: bytes) { _ in true }
        return String(decoding: masked, as: UTF8.self)
    }

    /// Masks known secrets where they stand in the original, so that one which overlaps another, or which was masked in
    /// part already, goes as a whole.
    private func mask(_ masked: inout [UInt8], knownIn original: [UInt8], where isMeant: ([UInt8]) -> Bool) {
        for secret in known.withLock({ $0 }) where isMeant(secret) && secret.count <= original.count {
            let last = original.count - secret.count
            var index = 0
            while index <= last, let first = original[index...last].firstIndex(of: secret[0]) {
                if original[first..<(first + secret.count)].elementsEqual(secret) {
                    // Masking keeps every byte in its place, so an index means the same in both.
                    for position in first..<(first + secret.count) { masked[position] = UInt8(ascii: "*") }
                }
                index = first + 1
            }
        }
    }
}
