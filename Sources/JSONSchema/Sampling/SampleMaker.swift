import JSON

/// Makes one candidate for a value, by the choices that are written down in its tree.
final class SampleMaker {
    /// A value under the making.
    struct Made {
        /// The value as the schema wants it.
        var whole: JSONValue
        /// The value without what does not travel in this direction.
        var visible: JSONValue
        /// Whether it stands as such in the schema.
        var isGiven = false
        /// Whether it is there for the validator alone.
        var isHidden = false

        /// A value that travels as it is.
        init(_ value: JSONValue, isGiven: Bool = false) {
            whole = value
            visible = value
            self.isGiven = isGiven
        }
    }

    /// What is known of the place of a value.
    struct Site {
        /// The choices at the place.
        var node: ChoiceNode
        /// The keys from the root, which seed the choices.
        var path: [String]
        /// The name of the property or parameter that the value belongs to.
        var name: String?
        /// Which one of several values that should differ this is.
        var serial = 0

        /// The place of a member or an element.
        func child(_ token: String, name: String?, serial: Int) -> Site {
            Site(node: node.child(token), path: path + [token], name: name, serial: serial)
        }
    }

    /// How much one candidate may hold.
    struct Measure {
        /// How deep optional content goes.
        var optionalDepth: Int
        /// The values and tries.
        var nodes: Int
    }

    /// The bounds of the work.
    enum Limit {
        /// The values and tries of one candidate.
        static let nodes = 20_000
        /// The characters of one candidate.
        static let text = 1_000_000
        static let depth = 24
        static let variants = 400
        /// How many variants in a row may turn out to be known already.
        static let repetitions = 40
    }

    let lookup: SchemaLookup
    let direction: JSONSampler.Direction
    let extent: JSONSampler.Extent
    /// The seed of this candidate.
    let seed: UInt64
    private var measure = Measure(optionalDepth: 0, nodes: Limit.nodes)
    /// How many values and tries the candidate took so far.
    private(set) var nodesUsed = 0
    /// The part of the bound that is left for text.
    private var textLeft = Limit.text
    private var active: Set<String> = []
    private var patterns: [String: ECMAPattern?] = [:]
    /// The patterns of which no text was found, with the lengths wanted.
    var hopeless: Set<String> = []
    private var shapes: [String: Result<SampleShapeBuilder.Result, SampleObstacle>] = [:]

    /// Makes a maker.
    init(lookup: SchemaLookup, direction: JSONSampler.Direction, extent: JSONSampler.Extent, seed: UInt64) {
        self.lookup = lookup
        self.direction = direction
        self.extent = extent
        self.seed = seed
    }

    /// Begins another candidate.
    func begin(_ measure: Measure) {
        self.measure = measure
        nodesUsed = 0
        textLeft = Limit.text
        active.removeAll()
    }

    /// Takes from what is left for values.
    func spend(_ nodes: Int = 1) throws(SampleObstacle) {
        nodesUsed += min(nodes, Limit.nodes)
        guard nodesUsed <= measure.nodes else {
            throw SampleObstacle(reason: "more than \(measure.nodes) values and tries are needed", isFinal: true)
        }
    }

    /// Refuses what would take more than is left.
    func afford(_ nodes: Int) throws(SampleObstacle) {
        if nodes > measure.nodes - nodesUsed { try spend(Limit.nodes) }
    }

    /// Takes from what is left for text.
    func spend(text scalars: Int, keyword: String) throws(SampleObstacle) {
        guard scalars <= Limit.text else {
            throw SampleObstacle(reason: "\(keyword): more than \(Limit.text) characters are wanted")
        }
        textLeft -= scalars
        guard textLeft >= 0 else {
            throw SampleObstacle(reason: "more than \(Limit.text) characters are needed", isFinal: true)
        }
    }

    /// The compiled pattern, or nil where it cannot be used.
    func pattern(_ source: String) -> ECMAPattern? {
        if let known = patterns[source] { return known }
        let compiled = try? ECMAPattern(source)
        patterns[source] = .some(compiled)
        return compiled
    }

    /// What some schemas ask together in every branch.
    func base(_ places: [SchemaPlace]) throws(SampleObstacle) -> SampleShapeBuilder.Result {
        let key = places.map { "\($0.location) \($0.scope)" }.joined(separator: " ")
        if let known = shapes[key] { return try known.get() }
        let made = Result { () throws(SampleObstacle) in
            try SampleShapeBuilder.shape(of: places, digits: nil, lookup: lookup)
        }
        shapes[key] = made
        return try made.get()
    }

    /// What some schemas ask together by the choice of branches.
    private func shape(
        of places: [SchemaPlace],
        _ number: ChoiceDigits
    ) throws(SampleObstacle) -> SampleShapeBuilder.Result {
        var found = try base(places)
        guard found.isFixed else {
            return try SampleShapeBuilder.shape(of: places, digits: number, lookup: lookup)
        }
        found.digits = number
        return found
    }

    /// Makes a value that some schemas allow together.
    ///
    /// - Parameters:
    ///   - schemas: The schemas.
    ///   - site: Where the value belongs.
    /// - Throws: ``SampleObstacle`` where none was found from the variant on that the choices name.
    /// - Returns: The value.
    func make(_ schemas: [SchemaPlace], _ site: Site) throws(SampleObstacle) -> Made {
        try spend()
        guard site.path.count <= Limit.depth else {
            throw SampleObstacle(reason: "it is nested deeper than \(Limit.depth) levels")
        }
        let places = schemas.map(lookup.followed)
        let base = try base(places)
        let givens = base.shape.allowed == nil ? base.shape.givens.filter(base.shape.admits) : []
        site.node.places = base.places
        if site.node.variant < givens.count { return given(givens, places, site) }
        // A value of least height never holds one of the same schemas: what needs itself can be had without or not at all.
        let key = Set(places.map(\.location)).sorted().joined(separator: " ")
        guard base.shape.allowed != nil || active.insert(key).inserted else {
            throw SampleObstacle(reason: "it needs itself without end")
        }
        defer { active.remove(key) }
        return try search(places, site, after: givens.count)
    }

    private func given(_ givens: [JSONValue], _ places: [SchemaPlace], _ site: Site) -> Made {
        let value = givens[site.node.variant]
        var made = Made(value, isGiven: true)
        made.visible = visible(value, places, depth: 0)
        return made
    }

    private func search(_ places: [SchemaPlace], _ site: Site, after givens: Int) throws(SampleObstacle) -> Made {
        var obstacle: SampleObstacle?
        var repetitions = 0
        while site.node.variant < Limit.variants + givens, repetitions < Limit.repetitions {
            try spend()
            do throws(SampleObstacle) {
                if let made = try attempt(places, site, ChoiceDigits(site.node.variant - givens)) { return made }
                repetitions += 1
            } catch {
                if error.isFinal { throw error }
                obstacle = obstacle ?? error
                repetitions += 1
            }
            site.node.advance()
        }
        throw obstacle ?? SampleObstacle(reason: "every variant contradicts the schema")
    }

    /// Makes the variant of a number; nil where a smaller number has it already.
    private func attempt(
        _ places: [SchemaPlace],
        _ site: Site,
        _ number: ChoiceDigits
    ) throws(SampleObstacle) -> Made? {
        var dependent: [SchemaPlace] = []
        // Each round adds schemas that a chosen property brings along.
        for _ in 0..<8 {
            let found = try shape(of: places + dependent, number)
            var digits = found.digits ?? ChoiceDigits(0)
            let shape = found.shape
            site.node.places = found.places
            if let allowed = shape.allowed {
                let made = try allowedValue(allowed, shape, places, site, &digits)
                return digits.isSpent ? made : nil
            }
            let candidates = shape.givens.filter(shape.admits)
            let isBranched = found.places.count > places.count
            if isBranched, !candidates.isEmpty, digits.pick(2) == 0 {
                let value = candidates[digits.pick(candidates.count)]
                var made = Made(value, isGiven: true)
                made.visible = visible(value, places, depth: 0)
                return digits.isSpent ? made : nil
            }
            let types = shape.candidates
            let type = types[digits.pick(types.count)]
            if type == .array {
                let plan = try arrayPlan(shape, site, &digits)
                return digits.isSpent ? try array(plan, shape, site) : nil
            }
            if type == .string {
                let attempt = digits.pick(3)
                return digits.isSpent ? Made(.string(try string(shape, site, attempt: attempt))) : nil
            }
            guard type == .object else {
                let made = try value(of: type, shape, site, &digits)
                return digits.isSpent ? made : nil
            }
            let plan = try ObjectPlan(shape, mode: mode(ObjectPlan.hasOptional(shape), site, &digits))
            guard digits.isSpent else { return nil }
            let known = Set(dependent.map(\.location))
            let more = shape.dependentSchemas.filter {
                plan.names.contains($0.key) && !known.contains($0.place.location)
            }
            if more.isEmpty { return try object(plan, shape, site) }
            dependent += more.map(\.place)
        }
        throw SampleObstacle(reason: "dependentSchemas: one property brings along another without end")
    }

    private func allowedValue(
        _ allowed: [JSONValue],
        _ shape: SampleShape,
        _ places: [SchemaPlace],
        _ site: Site,
        _ digits: inout ChoiceDigits
    ) throws(SampleObstacle) -> Made {
        var left = allowed.filter(shape.admits)
        left = left.filter { !$0.isNull } + left.filter(\.isNull)
        guard !left.isEmpty else { throw SampleObstacle(reason: "enum: no value is allowed by the other keywords") }
        // A default that is one of the values is the likeliest to be accepted.
        if let given = shape.givens.first(where: left.contains) { left = [given] + left.filter { $0 != given } }
        let value = left[(digits.pick(left.count) + site.serial) % left.count]
        var made = Made(value, isGiven: true)
        made.visible = visible(value, places, depth: 0)
        return made
    }

    private func value(
        of type: SampleTypes,
        _ shape: SampleShape,
        _ site: Site,
        _ digits: inout ChoiceDigits
    ) throws(SampleObstacle) -> Made {
        switch type {
        case .null: return Made(.null)
        case .bool: return Made(.bool((digits.pick(2) + site.serial) % 2 == 0))
        default: return Made(.number(try number(type, shape, site, &digits)))
        }
    }

    /// How much an object or array holds: what was asked for, then the other.
    func mode(_ matters: Bool, _ site: Site, _ digits: inout ChoiceDigits) -> JSONSampler.Extent {
        guard site.path.count <= measure.optionalDepth else { return .minimal }
        guard matters else { return extent }
        let isFull = (extent == .full) == (digits.pick(2) == 0)
        return isFull ? .full : .minimal
    }
}
