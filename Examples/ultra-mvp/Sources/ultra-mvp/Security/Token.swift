/// Identifiers that cannot be guessed.
enum Token {
    /// Returns `prefix` and `bytes` random bytes in hexadecimal, from the system's generator.
    static func random(prefix: String = "", bytes: Int) -> String {
        let digits = Array("0123456789abcdef")
        return prefix
            + String((0..<bytes * 2).map { _ in digits[Int.random(in: digits.indices)] })
    }
}
