import JSON

/// Makes candidates and validates them until one is valid; what is wrong with one decides what is changed in the next.
struct SampleSearch {
    private let place: SchemaPlace
    private let schema: JSONSchema
    private let lookup: SchemaLookup
    private let direction: JSONSampler.Direction
    private let seed: UInt64
    private let name: String?

    private var found: Set<JSONValue> = []
    private var unproven: (value: JSONValue, reason: String)?
    private var reason: String?
    private var workLeft = Self.work

    /// The candidates of one seed.
    private static let tries = 160
    /// The values and tries of all candidates together.
    private static let work = 200_000
    /// The most seeds that are tried.
    private static let rounds = 64
    /// How deep optional content goes and how many values it may take; each next one is tried where the one before
    /// takes too much.
    private static let measures = [
        SampleMaker.Measure(optionalDepth: 6, nodes: 3_000),
        SampleMaker.Measure(optionalDepth: 2, nodes: 6_000),
        SampleMaker.Measure(optionalDepth: 0, nodes: SampleMaker.Limit.nodes),
    ]

    /// Makes a search for values of a schema.
    ///
    /// - Parameters:
    ///   - place: The schema.
    ///   - schema: The same one, compiled.
    ///   - lookup: What references lead to.
    ///   - direction: Which way the value travels.
    ///   - seed: The seed of all choices.
    ///   - name: What the value is for.
    init(
        _ place: SchemaPlace,
        _ schema: JSONSchema,
        lookup: SchemaLookup,
        direction: JSONSampler.Direction,
        seed: UInt64,
        name: String?
    ) {
        self.place = place
        self.schema = schema
        self.lookup = lookup
        self.direction = direction
        self.seed = seed
        self.name = name
    }

    /// Searches for the value of a number, counted from zero.
    mutating func sample(variant: Int, extent: JSONSampler.Extent) -> JSONSampler.Sample {
        let rounds = variant <= 0 ? 2 : min(Self.rounds, variant.addingReportingOverflow(4).partialValue)
        for round in 0..<max(2, rounds) where workLeft > 0 {
            let seed = round == 0 ? seed : SampleGenerator.mixed(seed &+ UInt64(round), "round")
            let maker = SampleMaker(lookup: lookup, direction: direction, extent: extent, seed: seed)
            if let made = search(maker, beyond: variant) { return .value(made.visible, isGiven: made.isGiven) }
        }
        if variant <= 0, let unproven { return .unproven(unproven.value, unproven.reason) }
        guard found.isEmpty else { return .none("there are no more than \(found.count) different values in reach") }
        return .none(reason ?? "no value was found")
    }

    private mutating func search(_ maker: SampleMaker, beyond variant: Int) -> SampleMaker.Made? {
        let root = ChoiceNode()
        var measure = 0
        for _ in 0..<Self.tries where workLeft > 0 {
            maker.begin(Self.measures[measure])
            defer { workLeft -= maker.nodesUsed }
            let made: SampleMaker.Made
            do throws(SampleObstacle) {
                made = try maker.make([place], SampleMaker.Site(node: root, path: [], name: name))
            } catch {
                guard error.isFinal, measure + 1 < Self.measures.count else {
                    reason = reason ?? error.reason
                    // Another seed would need as much.
                    if error.isFinal { workLeft = 0 }
                    return nil
                }
                measure += 1
                root.reset()
                continue
            }
            let result = schema.validate(JSONNode(made.whole))
            switch result.verdict {
            case .valid:
                if found.insert(made.visible).inserted, found.count > variant { return made }
                root.advance()
            case .unjudged:
                let gap = result.gaps.first
                unproven = unproven ?? (made.visible, gap?.reason ?? "it cannot be judged")
                advance(root, at: result.gaps.map(\.instance.tokens))
            case .invalid:
                note(result.failures.first)
                advance(root, at: result.failures)
            }
        }
        return nil
    }

    private mutating func note(_ failure: JSONSchemaFailure?) {
        guard reason == nil, let failure else { return }
        let keyword = failure.keyword.isEmpty ? "false" : failure.keyword
        let place = failure.instance.tokens.isEmpty ? "" : " at \(failure.instance)"
        reason = "\(keyword)\(place): \(failure.message)"
    }

    private func advance(_ root: ChoiceNode, at failures: [JSONSchemaFailure]) {
        let leaves = failures.flatMap { self.leaves(of: $0, root, depth: 0) }
        let relevant = leaves.filter { isRelevant($0, root) }
        advance(root, at: (relevant.isEmpty ? leaves : relevant).map(\.instance.tokens))
    }

    /// The failures that a failure comes down to in the alternative that was chosen, or itself.
    private func leaves(of failure: JSONSchemaFailure, _ root: ChoiceNode, depth: Int) -> [JSONSchemaFailure] {
        guard depth < 16, !failure.causes.isEmpty else { return [failure] }
        let leaves = failure.causes.flatMap { self.leaves(of: $0, root, depth: depth + 1) }
        let relevant = leaves.filter { isRelevant($0, root) }
        return relevant.isEmpty ? [failure] : relevant
    }

    /// Whether a failure is about a schema that the value was made from.
    private func isRelevant(_ failure: JSONSchemaFailure, _ root: ChoiceNode) -> Bool {
        let path = root.path(failure.instance.tokens)
        guard path.count > failure.instance.tokens.count, let node = path.last else { return true }
        return node.places.contains { failure.schema.hasPrefix(lookup.uri(of: $0)) }
    }

    /// Moves the deepest choices on that what is wrong hangs on; the maker goes up where one has no more variants.
    private func advance(_ root: ChoiceNode, at pointers: [[String]]) {
        var nodes: [ObjectIdentifier: ChoiceNode] = [:]
        var above: Set<ObjectIdentifier> = []
        for pointer in pointers {
            let path = root.path(pointer)
            guard let node = path.last else { continue }
            nodes[ObjectIdentifier(node)] = node
            above.formUnion(path.dropLast().map { ObjectIdentifier($0) })
        }
        let deepest = nodes.filter { !above.contains($0.key) }
        for node in deepest.values { node.advance() }
        if deepest.isEmpty { root.advance() }
    }
}
