public import AssayModel
import Crypto
public import JSON

extension AssayModel.Digest {
    /// The SHA-256 digest of bytes.
    public init(hashing bytes: [UInt8]) {
        self.init(hasher: SHA256.hash(data: bytes))
    }

    /// The SHA-256 digest of a text's UTF-8 bytes.
    public init(hashing text: String) {
        self.init(hashing: Array(text.utf8))
    }

    /// The digest of a value's canonical JSON (RFC 8785).
    public init(canonical value: JSONValue) {
        self.init(hashing: value.serialized(.canonical))
    }

    private init(hasher: SHA256Digest) {
        var words = SIMD32<UInt8>()
        for (index, byte) in hasher.enumerated() { words[index] = byte }
        self.init(bytes: words)
    }
}
