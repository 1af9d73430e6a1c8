/// Bytes in base64 (RFC 4648).
enum Base64Format {
    /// Whether the bytes are base64, whichever of the two alphabets: services mix them up, and both decode.
    ///
    /// - Parameters:
    ///   - text: The bytes.
    ///   - isPadded: Whether `=` may fill the last group up; where it does, it has to do so wholly.
    /// - Returns: Whether it can be decoded.
    static func accepts(_ text: Span<UInt8>, isPadded: Bool) -> Bool {
        var end = text.count
        while isPadded, end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
        guard end % 4 != 1, end == text.count || text.count % 4 == 0 else { return false }
        for index in 0..<end {
            let byte = text[index]
            guard byte.isDigit || byte.isLetter || "-_".utf8.contains(byte) || (isPadded && "+/".utf8.contains(byte))
            else { return false }
        }
        return true
    }
}
