/// An address as the interface description allows it.
enum EmailAddress {
    /// Whether `text` matches `^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}$`.
    static func isValid(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2 else { return false }
        let labels = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (2...5).contains(labels.count), let top = labels.last else { return false }
        return (1...64).contains(halves[0].count)
            && halves[0].allSatisfy { isAlphanumeric($0) || "._%+-".utf8.contains($0) }
            && labels.dropLast()
                .allSatisfy { label in
                    (1...63).contains(label.count) && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
                }
            && (2...24).contains(top.count) && top.allSatisfy(isLetter)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
