import Crypto
import Glibc

/// The secret under which fingerprints of secrets are made, so that equal secrets can be told without being guessed.
///
/// It lies in the project's `.assay` folder, is readable by its owner only, and never enters a bundle.
public struct ProjectKey: Sendable {
    private let key: SymmetricKey

    /// Reads the key of a folder, or makes one where there is none.
    public static func load(from folder: String) throws(BundleError) -> ProjectKey {
        let path = "\(folder)/project.key"
        if DurableFile.exists(path) {
            let bytes = try DurableFile.read(path, limit: 1 << 10)
            guard bytes.count == 32 else { throw .damagedFile(path: path, reason: "it does not hold 32 bytes") }
            return ProjectKey(bytes: bytes)
        }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        try DurableFile.write(bytes, to: path, mode: 0o600)
        return ProjectKey(bytes: bytes)
    }

    /// Makes a key from its bytes.
    public init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// The fingerprint of a secret: 16 hexadecimal digits of HMAC-SHA-256 (RFC 2104).
    public func fingerprint(of secret: some Sequence<UInt8>) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(secret), using: key)
        let digits = Array("0123456789abcdef".utf8)
        let text = code.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "hmac:\(String(decoding: text, as: UTF8.self))"
    }
}
