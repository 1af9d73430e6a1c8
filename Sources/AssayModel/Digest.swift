/// A SHA-256 digest, printed as `sha256:` and 64 lower-case hexadecimal digits.
public struct Digest: Sendable, Hashable {
    /// The 64 hexadecimal digits.
    public let hexadecimal: String

    /// Makes a digest from its 32 bytes.
    public init(bytes: SIMD32<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.indices.flatMap { [digits[Int(bytes[$0] >> 4)], digits[Int(bytes[$0] & 15)]] }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }

    /// Makes a digest from its printed form, with or without the prefix; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : String(text)
        let isHexadecimal = digits.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard digits.utf8.count == 64, isHexadecimal else { return nil }
        hexadecimal = digits
    }

    /// The first twelve digits: enough for people.
    public var short: String {
        String(hexadecimal.prefix(12))
    }
}

extension Digest: CustomStringConvertible {
    /// The printed form with its prefix.
    public var description: String {
        "sha256:\(hexadecimal)"
    }
}

extension Digest: Comparable {
    /// Orders digests by their digits.
    public static func < (left: Digest, right: Digest) -> Bool {
        left.hexadecimal < right.hexadecimal
    }
}

extension Digest: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let digest = Digest(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest")
        }
        self = digest
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
