import AssayConfiguration
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

    /// Remembers a secret.
    ///
    /// Values so short that they stand in ordinary text by chance are not remembered.
    func remember(_ secret: String) {
        let bytes = Array(secret.utf8)
        guard bytes.count >= 6 else { return }
        known.withLock { _ = $0.insert(bytes) }
    }

    /// A file with its secrets masked in place: those that look like one, and those of the target's settings wherever
    /// else the tree repeats them.
    func file(_ bytes: [UInt8], as kind: SecretMask.FileKind) -> MaskedText {
        var masked = SecretMask.apply(to: bytes, fileKind: kind, fingerprint: fingerprint)
        // A secret of letters alone is a word, which stands in documents and names of images by chance.
        masked.bytes = withoutKnown(masked.bytes) { secret in !secret.allSatisfy { 65...90 ~= $0 || 97...122 ~= $0 } }
        return masked
    }

    /// A text from the wire or a log with its secrets masked, as UTF-8.
    public func text(_ bytes: [UInt8], isJSON: Bool = false) -> String {
        let masked = SecretMask.apply(to: bytes, fileKind: isJSON ? .json : .other, fingerprint: fingerprint).bytes
        return String(decoding: withoutKnown(masked), as: UTF8.self)
    }

    private func withoutKnown(_ bytes: [UInt8], where isMeant: ([UInt8]) -> Bool = { _ in true }) -> [UInt8] {
        var bytes = bytes
        for secret in known.withLock({ $0.sorted { $0.count > $1.count } }) where isMeant(secret) {
            var index = 0
            while index + secret.count <= bytes.count {
                guard let first = bytes[index...].firstIndex(of: secret[0]), first + secret.count <= bytes.count else {
                    break
                }
                if bytes[first..<(first + secret.count)].elementsEqual(secret) {
                    bytes.replaceSubrange(
                        first..<(first + secret.count),
                        with: Array(repeating: 42, count: secret.count)
                    )
                    index = first + secret.count
                } else {
                    index = first + 1
                }
            }
        }
        return bytes
    }
}
