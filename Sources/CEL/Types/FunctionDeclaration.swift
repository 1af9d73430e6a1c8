/// A function of an environment: its overloads from all sources, ready for checking.
struct FunctionDeclaration: Sendable {
    struct Candidate: Sendable {
        let overload: CELOverload
        /// The names of its type parameters.
        let typeParameters: [String]

        init(_ overload: CELOverload) {
            self.overload = overload
            var names: [String] = []
            for type in overload.parameters + [overload.result] {
                type.forEachPart { part in
                    if case .parameter(let name) = part, !names.contains(name) { names.append(name) }
                }
            }
            typeParameters = names
        }

        /// Whether it may be given a number of arguments.
        func takes(_ count: Int) -> Bool {
            overload.isVariadic ? count >= overload.parameters.count : count == overload.parameters.count
        }
    }

    let name: String
    private(set) var candidates: [Candidate] = []

    init(_ name: String) {
        self.name = name
    }

    var hasMembers: Bool { candidates.contains { $0.overload.isMember } }
    var hasGlobals: Bool { candidates.contains { !$0.overload.isMember } }

    /// Adds an overload; one with the id and the parameters of another that has no implementation takes its place.
    mutating func add(_ overload: CELOverload) throws(CELEnvironmentError) {
        for (index, candidate) in candidates.enumerated() {
            let other = candidate.overload
            let isSame =
                other.id == overload.id && other.parameters == overload.parameters
                && other.isMember == overload.isMember && other.isVariadic == overload.isVariadic
            if isSame, other.implementation == nil || overload.implementation == nil {
                if other.implementation == nil { candidates[index] = Candidate(overload) }
                return
            }
            guard other.id != overload.id, !Self.overlap(other, overload) else {
                throw .conflictingOverloads(function: name, other.id, overload.id)
            }
        }
        candidates.append(Candidate(overload))
    }

    private static func overlap(_ first: CELOverload, _ second: CELOverload) -> Bool {
        guard first.isMember == second.isMember, !first.isVariadic, !second.isVariadic,
            first.parameters.count == second.parameters.count
        else { return false }
        return zip(first.parameters, second.parameters).allSatisfy { overlap($0, $1) }
    }

    /// Whether some value has both types: overloads are told apart by the kinds of their arguments alone, so the parts of
    /// a type do not count.
    private static func overlap(_ first: CELType, _ second: CELType) -> Bool {
        switch (first, second) {
        case (.dyn, _), (_, .dyn), (.parameter, _), (_, .parameter): true
        case (.nullable(let inner), let other), (let other, .nullable(let inner)):
            overlap(inner, other) || other.isSameScalar(as: .null)
        case (.list, .list), (.type, .type), (.map, .map), (.map, .record), (.record, .map), (.record, .record): true
        case (.opaque(let name, _), .opaque(let other, _)): name == other
        default: first.isSameScalar(as: second)
        }
    }
}
