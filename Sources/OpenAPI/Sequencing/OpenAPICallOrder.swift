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
        if signsOut(operation, key) { return .signsOut }
        if operation.isSafe { return .reads }
        switch operation.method {
        case "DELETE": return key.parameters.isEmpty ? .ends : .deletes
        case "POST": return isCollection || key.parameters.isEmpty ? .makes : .changes
        default: return .changes
        }
    }

    /// Whether the end of the path, without any parameter in it, says that the service itself, or the account of whoever
    /// calls, ends or is emptied.
    ///
    /// `POST /jobs/{id}/stop` ends one job, `POST /password/reset` mends a password; `POST /admin/shutdown` ends all.
    private static func endings(_ operation: OpenAPIOperation, _ key: PathKey) -> Bool {
        guard key.parameters.isEmpty, let last = key.segments.last else { return false }
        let words = CallWords.words(of: last)
        let joined = words.joined()
        let verbs = operation.isSafe ? CallWords.ending : CallWords.ending.union(CallWords.emptying)
        guard let verb = words.firstIndex(where: verbs.contains) ?? (verbs.contains(joined) ? 0 : nil) else {
            return false
        }
        let others = verbs.contains(joined) ? [] : words.enumerated().filter { $0.offset != verb }.map(\.element)
        let before = key.segments.dropLast().flatMap(CallWords.words)
        return others.allSatisfy(CallWords.wholes.contains) && !before.contains(where: CallWords.parts.contains)
    }

    /// Whether it ends the session of whoever calls it, or changes what they sign in with.
    private static func signsOut(_ operation: OpenAPIOperation, _ key: PathKey) -> Bool {
        guard let last = key.segments.last else { return false }
        let words = CallWords.words(of: last)
        let word = words.joined()
        if ["logout", "signout", "logoff", "logoutall", "revoke", "revokeall"].contains(word) { return true }
        return !operation.isSafe && key.parameters.isEmpty && words.contains("password")
            && !words.contains { ["forgot", "reset", "recover"].contains($0) }
    }
}
