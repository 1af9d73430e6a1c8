/// What is kept of a password: PBKDF2-HMAC-SHA-256 (RFC 8018) with a random salt.
///
/// This is a sample: its rounds are few, so that it starts quickly even when it is built without optimisation. A real
/// service takes Argon2id, or 600 000 rounds (OWASP Password Storage Cheat Sheet), from a library that was reviewed.
struct PasswordRecord: Codable, Equatable, Sendable {
    let salt: [UInt8]
    let iterations: Int
    let digest: [UInt8]

    /// Makes the record of a new password, off the caller's actor.
    @concurrent
    static func make(for password: String, iterations: Int) async -> PasswordRecord {
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        return PasswordRecord(
            salt: salt,
            iterations: iterations,
            digest: derive(password, salt: salt, iterations: iterations)
        )
    }

    /// Whether `password` is the one that was recorded; takes as long either way.
    @concurrent
    func matches(_ password: String) async -> Bool {
        KeyedHash.equal(Self.derive(password, salt: salt, iterations: iterations), digest)
    }

    private static func derive(_ password: String, salt: [UInt8], iterations: Int) -> [UInt8] {
        let hash = KeyedHash(key: Array(password.utf8))
        // Only the first block is needed, its number is 1 (RFC 8018, section 5.2).
        var link = hash.code(for: salt + [0, 0, 0, 1])
        var result = link
        for _ in 1..<max(iterations, 1) {
            link = hash.code(for: link)
            for index in result.indices { result[index] ^= link[index] }
        }
        return result
    }
}
