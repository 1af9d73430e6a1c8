/// The words of paths that tell what an operation does to the service.
enum CallWords {
    /// Verbs that end a process.
    static let ending: Set<String> = [
        "shutdown", "poweroff", "reboot", "restart", "halt", "kill", "terminate", "exit", "quit", "crash", "panic",
    ]

    /// Verbs that empty a store or end an account.
    static let emptying: Set<String> = [
        "reset", "wipe", "purge", "flush", "truncate", "destroy", "drop", "erase", "clear", "delete", "deactivate",
        "unregister",
    ]

    /// Verbs after which what a body names is there no more, or no more in force.
    static let harmful: Set<String> = emptying.union([
        "remove", "revoke", "disable", "ban", "block", "suspend", "close", "archive", "merge", "move", "expire", "lock",
    ])

    /// Words beside such a verb that mean the whole.
    static let wholes: Set<String> = [
        "now", "all", "everything", "server", "service", "system", "app", "application", "process", "node", "db",
        "database", "data", "state", "factory", "force", "test", "demo", "account", "me", "self",
    ]

    /// Words before such a verb that mean a part of it.
    static let parts: Set<String> = ["password", "passwords", "mfa", "otp", "email"]

    /// The words of a name in lower case: `shutDown-now` has three.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for scalar in name.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            if !isLetter || (wasLower && scalar.properties.isUppercase) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isLetter { word += scalar.properties.lowercaseMapping }
            wasLower = isLetter && scalar.properties.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
