/// What a part of a pattern says about the texts that it matches.
///
/// All of it may admit more texts than the part, never fewer.
struct RegexShape {
    /// How long a match can be.
    var extent: MatchExtent
    /// All texts, where they are few.
    var texts: [Literal]?
    /// Literals of which one stands in every text.
    var required: RequiredLiterals?

    /// The largest number of texts kept for a part.
    static let textLimit = 32
    /// The largest number of literals for a pattern.
    static let literalLimit = 64
    /// How deep the tree is followed; what lies deeper may match anything.
    static let depthLimit = 128

    static let empty = RegexShape(extent: .none, texts: [Literal([])], required: nil)

    init(extent: MatchExtent, texts: [Literal]?, required: RequiredLiterals?) {
        self.extent = extent
        self.texts = texts
        self.required = required
    }

    init(_ node: RegexNode, depth: Int) {
        guard depth < Self.depthLimit else {
            self.init(extent: .unbounded, texts: nil, required: nil)
            return
        }
        switch node {
        case .empty, .assertion:
            self = .empty
        case .never:
            self.init(extent: .none, texts: [], required: RequiredLiterals(literals: [], before: .none, after: .none))
        case .scalars(let set):
            self.init(set)
        case .group(let node, _):
            self.init(node, depth: depth + 1)
        case .concatenation(let nodes):
            self.init(concatenating: nodes.map { RegexShape($0, depth: depth + 1) })
        case .alternation(let nodes):
            self.init(alternating: nodes.map { RegexShape($0, depth: depth + 1) })
        case .repetition(let node, let minimum, let maximum, _):
            self.init(repeating: RegexShape(node, depth: depth + 1), minimum, maximum)
        }
    }

    private init(_ set: ScalarSet) {
        guard let last = set.ranges.last else {
            self.init(.never, depth: 0)
            return
        }
        let hasLineFeed = set.ranges.contains { $0.contains(0x0A) }
        let extent = MatchExtent(bytes: Literal.encoded(last.upperBound).count, lineFeeds: hasLineFeed ? 1 : 0)
        let count = set.ranges.reduce(0) { $0 + $1.count }
        let texts = count <= Self.textLimit ? Literal.alternatives(set.ranges.joined()) : nil
        let required = texts.map { RequiredLiterals(literals: $0, before: .none, after: extent) }
        self.init(extent: extent, texts: texts, required: required)
    }

    private init(concatenating parts: [RegexShape]) {
        // What can follow the start of each part.
        var rests = [MatchExtent.none]
        for part in parts.reversed() {
            rests.append(part.extent + (rests.last ?? .none))
        }
        rests.reverse()
        var before = MatchExtent.none
        var whole: [Literal]? = [Literal([])]
        var runs: [LiteralRun] = []
        var best: RequiredLiterals?
        for (index, part) in parts.enumerated() {
            let required = part.required?.surrounded(by: before, rests[index + 1])
            best = .cheaper(best, required)
            whole = part.texts.flatMap { texts in whole.flatMap { Literal.products($0, texts, limit: Self.textLimit) } }
            // A run may begin where the part before makes it many literals, or none at all.
            if index == 0 || parts[index - 1].texts?.count != 1 {
                runs.append(LiteralRun(texts: [Literal([])], before: before, after: rests[index]))
                runs.removeFirst(max(0, runs.count - LiteralRun.limit))
            }
            runs = runs.compactMap { run in
                if let longer = part.texts.flatMap({ Literal.products(run.texts, $0, limit: Self.textLimit) }) {
                    let longer = LiteralRun(texts: longer, before: run.before, after: run.after)
                    best = .cheaper(best, longer.required)
                    return longer
                }
                // The first bytes of the part still belong to the run.
                if let start = part.required, start.before == .none,
                    let longer = Literal.products(run.texts, start.literals, limit: Self.textLimit)
                {
                    best = .cheaper(best, LiteralRun(texts: longer, before: run.before, after: run.after).required)
                }
                return nil
            }
            before = before + part.extent
        }
        self.init(extent: rests[0], texts: whole, required: best)
    }

    private init(alternating parts: [RegexShape]) {
        var texts: [Literal]? = []
        var required: RequiredLiterals? = RequiredLiterals(literals: [], before: .none, after: .none)
        extent = .none
        for part in parts {
            extent = extent.union(part.extent)
            if let known = texts, let more = part.texts {
                let all = known + more.filter { !known.contains($0) }
                texts = all.count <= Self.textLimit ? all : nil
            } else {
                texts = nil
            }
            if let known = required, let more = part.required {
                let all = known.union(more)
                required = all.literals.count <= Self.literalLimit ? all : nil
            } else {
                required = nil
            }
        }
        self.texts = texts
        self.required = required
    }

    private init(repeating part: RegexShape, _ minimum: Int, _ maximum: Int?) {
        extent = part.extent.repeated(maximum)
        if let maximum, maximum <= 4, let once = part.texts {
            var all: [Literal]? = []
            var power: [Literal]? = [Literal([])]
            for times in 0...max(0, maximum) {
                if times >= minimum {
                    all = power.flatMap { power in all.map { all in all + power.filter { !all.contains($0) } } }
                }
                power = power.flatMap { Literal.products($0, once, limit: Self.textLimit) }
            }
            texts = all.flatMap { $0.count <= Self.textLimit ? $0 : nil }
        }
        // The first time starts where the repetition starts.
        required =
            minimum > 0 ? part.required?.surrounded(by: .none, part.extent.repeated(maximum.map { $0 - 1 })) : nil
        if minimum > 0, let texts {
            required = .cheaper(required, LiteralRun(texts: texts, before: .none, after: extent).required)
        }
    }
}
