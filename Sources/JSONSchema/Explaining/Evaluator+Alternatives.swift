import JSON

extension Evaluator {
    /// Sets aside the failures so far, so that those of each alternative are told apart.
    @inline(never)
    mutating func beginAlternatives() -> [JSONSchemaFailure] {
        guard listsFailures, let held = record?.failures else { return [] }
        record?.failures = []
        return held
    }

    /// Takes the failures of an alternative.
    @inline(never)
    mutating func endAlternative(_ position: Int, _ outcome: Outcome, _ miss: inout AlternativeMiss) {
        guard let failures = record?.failures else { return }
        record?.failures = []
        if outcome == .invalid, miss.misses.count < program.options.failures {
            miss.misses.append((position, failures))
        }
    }

    /// Puts the failures back that were set aside.
    @inline(never)
    mutating func endAlternatives(_ held: [JSONSchemaFailure]) {
        guard listsFailures else { return }
        record?.failures = held
    }

    /// Fails since no alternative held, or several did of which one should.
    @inline(never)
    mutating func failAlternatives(_ number: Int32, _ place: Int, _ instance: Instance, _ miss: AlternativeMiss) {
        let keyword = unsafe tables.pointee.instructions[place].keyword
        let text = unsafe InstanceText(instance.pointee).text
        guard miss.matches.isEmpty else {
            let names = miss.matches.prefix(5).map { name($0, miss) }.joined(separator: ", ")
            let rest = miss.matches.count > 5 ? " and \(miss.matches.count - 5) more" : ""
            let message = "\(text) matches \(miss.matches.count) alternatives where one is allowed: \(names)\(rest)"
            return unsafe report(number, keyword, instance, message)
        }
        let chosen = unsafe discriminated(number, instance, miss)
        let depth = record?.path.count ?? 0
        let ranked = miss.misses
            .map { one in
                (one, NearMiss(one.failures, depth: depth, isChosen: one.position == chosen, position: one.position))
            }
            .sorted { $0.1 < $1.1 }
        let causes = ranked.flatMap(\.0.failures)
        let count = Int(program.lists[miss.list])
        var message = "\(text) matches none of the \(count) alternatives"
        if ranked.allSatisfy({ $0.1.isOtherType }) {
            let kinds = causes.prefix(5).compactMap { cause in cause.message.range(after: " is no ") }
            if kinds.count == min(causes.count, 5), causes.count <= 5 {
                message = "\(text) is no " + kinds.joined(separator: " and no ")
            }
        } else if let (nearest, _) = ranked.first, let cause = nearest.failures.first {
            let name = title(of: program.plainLists[miss.list + nearest.position])
            message += "; the nearest\(name.map { ", \($0)," } ?? "") fails: \(cause.message)"
        }
        unsafe report(number, keyword, instance, message, causes: Array(causes.prefix(program.options.failures)))
    }

    private func name(_ position: Int, _ miss: AlternativeMiss) -> String {
        title(of: program.plainLists[miss.list + position]) ?? "number \(position)"
    }

    /// The alternative that a discriminator picks.
    private func discriminated(_ number: Int32, _ instance: Instance, _ miss: AlternativeMiss) -> Int? {
        let origin = program.origins[Int(number)]
        guard origin.rules.isOpenAPI, let discriminator = origin.location.node["discriminator"] else { return nil }
        let key = discriminator["propertyName"] ?? discriminator
        guard case .string(let key) = key.kind, case .string(let value)? = unsafe instance.pointee[key]?.kind else {
            return nil
        }
        var wanted = value
        if case .string(let mapped)? = discriminator["mapping"]?[value]?.kind { wanted = mapped }
        for position in 1...Int(program.lists[miss.list]) {
            let node = program.plainLists[miss.list + position]
            guard case .string(let reference)? = program.origins[Int(node)].location.node["$ref"]?.kind else {
                continue
            }
            if NodeContent.areSame(reference, wanted) || reference.hasSuffix("/" + wanted) { return position }
        }
        return nil
    }
}

/// How near an alternative came to hold.
private struct NearMiss: Comparable {
    /// Whether the value is of another type than the alternative is for.
    let isOtherType: Bool
    private let rank: [Int]

    init(_ failures: [JSONSchemaFailure], depth: Int, isChosen: Bool, position: Int) {
        isOtherType = failures.contains { $0.keyword == "type" && $0.instance.tokens.count == depth }
        // A property whose value is fixed tells that another alternative is meant.
        let isTagged = failures.contains { ($0.keyword == "const" || $0.keyword == "enum") }
        let deepest = failures.map(\.depth).max() ?? 0
        rank = [isChosen ? 0 : 1, isOtherType ? 1 : 0, isTagged ? 1 : 0, failures.count, -deepest, position]
    }

    static func < (left: NearMiss, right: NearMiss) -> Bool {
        left.rank.lexicographicallyPrecedes(right.rank)
    }
}

extension JSONSchemaFailure {
    /// How deep in the instance the failure, or the first of its causes, lies.
    var depth: Int {
        max(instance.tokens.count, causes.first?.depth ?? 0)
    }
}

extension String {
    /// What follows the last occurrence of a text.
    fileprivate func range(after mark: String) -> String? {
        let (bytes, wanted) = (Array(utf8), Array(mark.utf8))
        var position = bytes.count - wanted.count
        while position >= 0 {
            if bytes[position..<position + wanted.count].elementsEqual(wanted) {
                return String(decoding: bytes[(position + wanted.count)...], as: UTF8.self)
            }
            position -= 1
        }
        return nil
    }
}
