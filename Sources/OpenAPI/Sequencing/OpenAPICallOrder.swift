/// The order in which the operations of a description are called once each: what makes things before what reads them,
/// what reads them before what changes them, and what deletes or ends them last.
public struct OpenAPICallOrder: Sendable {
    /// What calling an operation does to the calls after it.
    public enum Effect: Int, Hashable, Sendable, Comparable {
        /// It makes something that others name: a POST to a collection.
        case makes
        /// It changes nothing.
        case reads
        /// It changes something that is there.
        case changes
        /// It deletes something that is there.
        case deletes
        /// It ends the session of whoever calls it.
        case signsOut
        /// It looks as if it ended or emptied the whole service.
        case ends

        /// Orders effects by how late they should come.
        public static func < (left: Effect, right: Effect) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// The operations as indices into ``OpenAPIDescription/operations``, in the order in which to call them.
    public let operations: [Int]
    private let effects: [Effect]

    /// Orders the operations of a description.
    public init(_ description: OpenAPIDescription) {
        let keys = description.operations.map { PathKey($0.path) }
        let parents = Set(keys.filter(\.namesOneThing).map { $0.prefix($0.segments.count - 1) })
        let effects = zip(description.operations, keys)
            .map { operation, key in Self.effect(of: operation, key, isCollection: parents.contains(key)) }
        self.effects = effects
        operations = description.operations.indices
            .sorted { left, right in
                if effects[left] != effects[right] { return effects[left] < effects[right] }
                let (depth, otherDepth) = (keys[left].parameters.count, keys[right].parameters.count)
                // Parents are made before their children, and deleted after them.
                if depth != otherDepth { return effects[left] == .deletes ? depth > otherDepth : depth < otherDepth }
                return left < right
            }
    }

    /// What calling an operation does to the calls after it.
    public func effect(of operation: Int) -> Effect {
        effects.indices.contains(operation) ? effects[operation] : .changes
    }

    private static func effect(of operation: OpenAPIOperation, _ key: PathKey, isCollection: Bool) -> Effect {
        if endings(operation, key) { return .ends }
        if operation.isSafe { return .reads }
        if signsOut(key) { return .signsOut }
        switch operation.method {
        case "DELETE": return key.parameters.isEmpty ? .ends : .deletes
        case "POST": return isCollection || key.parameters.isEmpty ? .makes : .changes
        default: return .changes
        }
    }

    /// Whether the end of the path, without any parameter in it, says that the service itself ends or is emptied.
    ///
    /// `POST /jobs/{id}/stop` ends one job, `POST /password/reset` mends a password; `POST /admin/shutdown` ends all.
    private static func endings(_ operation: OpenAPIOperation, _ key: PathKey) -> Bool {
        guard key.parameters.isEmpty, let last = key.segments.last else { return false }
        let words = words(of: last)
        let verbs = operation.isSafe ? Self.endingVerbs : Self.endingVerbs.union(Self.emptyingVerbs)
        guard let verb = words.firstIndex(where: verbs.contains) ?? (verbs.contains(words.joined()) ? 0 : nil) else {
            return false
        }
        let isWhole = verbs.contains(words.joined())
        let others = isWhole ? [] : words.enumerated().filter { $0.offset != verb }.map(\.element)
        let before = key.segments.dropLast().flatMap { Self.words(of: $0) }
        return others.allSatisfy(Self.wholes.contains) && !before.contains { Self.parts.contains($0) }
    }

    /// Verbs that end a process.
    private static let endingVerbs: Set<String> = [
        "shutdown", "poweroff", "reboot", "restart", "halt", "kill", "terminate", "exit", "quit", "crash", "panic",
    ]

    /// Verbs that empty a store.
    private static let emptyingVerbs: Set<String> = [
        "reset", "wipe", "purge", "flush", "truncate", "destroy", "drop", "erase",
    ]

    /// Words beside such a verb that mean the whole.
    private static let wholes: Set<String> = [
        "now", "all", "everything", "server", "service", "system", "app", "application", "process", "node", "db",
        "database", "data", "state", "factory", "force", "test", "demo",
    ]

    /// Words before such a verb that mean a part of it.
    private static let parts: Set<String> = [
        "password", "passwords", "mfa", "otp", "email", "account", "me", "profile",
    ]

    private static func signsOut(_ key: PathKey) -> Bool {
        guard let last = key.segments.last else { return false }
        let word = words(of: last).joined()
        return ["logout", "signout", "logoff", "logoutall", "revoke"].contains(word)
    }

    /// The words of a name in lower case: `shutDown-now` has three.
    private static func words(of name: String) -> [String] {
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
