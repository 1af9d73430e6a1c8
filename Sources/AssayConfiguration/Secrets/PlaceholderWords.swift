/// The words of which placeholders are made.
enum PlaceholderWords {
    /// Values that are placeholders as they stand.
    static let exact: Set<String> = [
        "123456", "1234567", "12345678", "123456789", "1234567890", "abc123", "bar", "baz", "foo", "foobar", "n/a",
        "tba",
        "tbd", "todo", "secret", "password", "passwd", "pass", "test", "testing", "default", "token", "string", "value",
    ]

    /// Words with which a placeholder opens: `your-…`, `insert-…`.
    static let openings: Set<String> = [
        "your", "my", "insert", "replace", "change", "enter", "put", "set", "add", "use", "example", "sample", "some",
    ]

    /// Words that give a placeholder away wherever they stand alone.
    static let triggers: Set<String> = [
        "change", "changed", "changeit", "changeme", "dummy", "example", "fake", "fixme", "here", "insecure", "insert",
        "placeholder", "redacted", "replace", "replaceme", "sample", "todo", "your", "xxx", "xxxx",
    ]

    /// Words that say that the value is a secret, or that it is none.
    private static let nouns: Set<String> = [
        "apikey", "credential", "default", "demo", "key", "pass", "passphrase", "passwd", "password", "pwd", "secret",
        "pw", "temp", "test", "testing", "token",
    ]

    /// Words that only join the others.
    private static let fillers: Set<String> = [
        "a", "an", "and", "any", "api", "app", "at", "auth", "be", "before", "bit", "bits", "by", "bytes", "char",
        "characters", "chars", "client", "data", "database", "db", "deploy", "deployment", "dev", "development", "do",
        "encryption", "env", "for", "from", "generate", "generated", "google", "has", "hex", "i", "id", "in", "is",
        "it",
        "jwt", "least", "local", "long", "me", "min", "minimum", "must", "my", "need", "needs", "not", "of", "only",
        "or",
        "our", "please", "private", "prod", "production", "random", "real", "safe", "secure", "session", "should",
        "signing", "some", "something", "staging", "string", "strong", "super", "temporary", "that", "the", "this",
        "to",
        "unsafe", "use", "user", "value", "very", "webhook", "will", "with", "you", "access", "enter", "set", "put",
        "add",
        "admin", "root", "service", "shared", "that", "these", "later", "now", "new", "never", "dont",
    ]

    private static let all = triggers.union(nouns).union(fillers)
    private static let longest = 16

    /// Whether the word tells that the value stands in for a secret.
    static func isTelling(_ word: String) -> Bool { triggers.contains(word) || nouns.contains(word) }

    /// The words of which a run of letters is made (`mysupersecret`), as few as possible; nil where it is not.
    static func split(_ letters: [UInt8]) -> [String]? {
        let run = String(decoding: letters, as: UTF8.self)
        if all.contains(run) { return [run] }
        // best[i] is the least number of words for the first i letters, and where the last of them starts.
        var best: [(count: Int, start: Int)?] = [(0, 0)] + Array(repeating: nil, count: letters.count)
        for end in 1..<max(letters.count + 1, 1) {
            for start in max(0, end - longest)..<end {
                // Words of one letter explain anything when they may stand side by side.
                guard let before = best[start], end - start > 1 else { continue }
                guard all.contains(String(decoding: letters[start..<end], as: UTF8.self)) else { continue }
                if (best[end]?.count ?? .max) > before.count + 1 { best[end] = (before.count + 1, start) }
            }
        }
        guard let count = best.last.flatMap({ $0?.count }), count * 3 <= letters.count else { return nil }
        var words: [String] = []
        var end = letters.count
        while end > 0, let step = best[end] {
            words.append(String(decoding: letters[step.start..<end], as: UTF8.self))
            end = step.start
        }
        return words
    }
}
