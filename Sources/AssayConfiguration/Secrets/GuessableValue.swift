import YAML

/// Recognises secrets that somebody put together from words which say what they are for: `shop_dev_pw_2024`,
/// `demo-state-secret`.
///
/// So are names with the digits that everybody puts behind them: `RandomCorp123!`. Such a value is as long as a strong one, but whoever knows the name of the service needs few tries. A value counts
/// only when it is words all through and its last word means a secret; a passphrase of random words ends otherwise.
enum GuessableValue {
    private static let longest = 64
    private static let mostWords = 6
    private static let mostDigits = 6

    /// The last word of such a value.
    private static let nouns: Set<String> = [
        "key", "pass", "passphrase", "passwd", "password", "pw", "pwd", "secret", "token",
    ]

    /// Whether the value is made that way.
    static func matches(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= longest, let words = words(of: value), (1...mostWords).contains(words.count),
            let last = words.last
        else { return false }
        if endsInCount(value), words.count <= 3, words.allSatisfy({ $0.utf8.count >= 3 }) { return true }
        guard words.count > 1 else { return false }
        // Words of a letter or two are what random text falls into when it is cut at its digits and capitals.
        return nouns.contains(last) && words.allSatisfy { $0.utf8.count >= 2 }
            && words.contains { $0.utf8.count >= 3 && $0 != last }
    }

    /// Whether the value ends in `123` or a longer count from one, perhaps with a mark or two behind it.
    private static func endsInCount(_ value: ArraySlice<UInt8>) -> Bool {
        let marks = value.reversed().prefix { !$0.isAlphanumeric }.count
        let digits = value.dropLast(marks).reversed().prefix { $0.isDigit }.reversed()
        return marks <= 2 && (3...mostDigits).contains(digits.count) && "123456".utf8.starts(with: digits)
    }

    /// The words in lower case, taken apart at marks and where an upper-case letter follows a lower one; nil where
    /// digits stand anywhere but in runs of their own at the end of a word.
    private static func words(of value: ArraySlice<UInt8>) -> [String]? {
        var words: [String] = []
        var word: [UInt8] = []
        var digits = 0
        var previous: UInt8 = 0
        func flush() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in value {
            guard byte.isAlphanumeric else {
                guard byte == UInt8(ascii: " ") || "_-.!@#$+:".utf8.contains(byte) else { return nil }
                flush()
                previous = byte
                continue
            }
            if byte.isDigit {
                digits += 1
                flush()
            } else {
                // A letter right after a digit is no word of its own.
                guard !previous.isDigit else { return nil }
                if byte.isUpper, previous.isLower { flush() }
                word.append(byte.lowercased)
            }
            previous = byte
        }
        flush()
        return digits <= mostDigits ? words : nil
    }
}
