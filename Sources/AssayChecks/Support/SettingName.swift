/// The words of a setting's name: `Logging__LogLevel__Default` and `LOGGING_LOG_LEVEL_DEFAULT` have the same ones.
struct SettingName {
    /// The words in lower case; digits stay with their word.
    let words: [String]

    /// Takes a name apart at everything that is no letter or digit, and where an upper-case letter follows a lower one.
    init(_ name: some StringProtocol) {
        var words: [String] = []
        var word: [UInt8] = []
        var previous: UInt8 = 0
        func flush() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in name.utf8.prefix(256) {
            let isUpper = (65...90).contains(byte)
            let isPlain = isUpper || (97...122).contains(byte) || (48...57).contains(byte)
            if !isPlain || (isUpper && (97...122).contains(previous)) { flush() }
            if isPlain { word.append(isUpper ? byte | 0x20 : byte) }
            previous = byte
        }
        flush()
        self.words = words
    }

    /// Whether the name holds one of the words.
    func has(_ wanted: Set<String>) -> Bool {
        words.contains(where: wanted.contains)
    }

    /// Whether the name ends with the words in a row.
    func ends(with tail: String...) -> Bool {
        words.suffix(tail.count).elementsEqual(tail)
    }

    /// Whether a word turns the meaning of the name around: `DISABLE_…`, `…_DISABLED`, `NO_…`.
    var isNegated: Bool {
        has([
            "block", "deny", "disable", "disabled", "disallow", "forbid", "hide", "never", "no", "non", "not", "off",
            "prevent",
            "skip", "upgrade", "without",
        ])
    }
}

/// A value as a switch, in the spellings that frameworks accept.
enum SwitchValue {
    /// Whether the text turns something on.
    static func isOn(_ text: String) -> Bool {
        let text = text.lowercased()
        if ["true", "yes", "on", "y", "t", "enabled", "enable"].contains(text) { return true }
        return text.utf8.count <= 4 && Int(text).map { $0 > 0 } ?? false
    }

    /// Whether the text turns something off.
    static func isOff(_ text: String) -> Bool {
        ["false", "no", "off", "n", "f", "disabled", "disable", "0"].contains(text.lowercased())
    }
}
