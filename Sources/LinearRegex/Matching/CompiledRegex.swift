import Synchronization

/// A compiled pattern with all that can be known before a text is seen.
final class CompiledRegex: Sendable {
    let program: RegexProgram
    /// What is known of every match.
    let facts: RegexFacts
    /// The whole pattern, when it is but a literal without groups.
    let literal: LiteralFinder?
    /// Where a match may begin.
    let filter: PrefixFilter?
    /// A text that every match contains, when it pays to look for it first.
    let required: LiteralFinder?
    /// The bytes that one automaton may use.
    let cacheBytes: Int

    private let regex: FlatRegex
    private let nodeFacts: [RegexFacts]
    private let programSize: Int
    private let reversed = Mutex<RegexProgram??>(nil)

    /// Compiles a pattern; nil if its program is larger than the limit.
    init?(_ parsed: ParsedRegex, limits: LinearRegex.Limits) {
        regex = FlatRegex(parsed.root)
        nodeFacts = RegexFacts.facts(of: regex)
        facts = nodeFacts[regex.root]
        programSize = limits.programSize
        cacheBytes = limits.cacheBytes
        let compiled = ProgramCompiler.program(
            for: regex,
            facts: nodeFacts,
            groupCount: parsed.groupCount,
            isReversed: false,
            limit: limits.programSize
        )
        guard let compiled else { return nil }
        program = compiled
        literal = parsed.groupCount == 0 ? facts.exact.flatMap { LiteralFinder(literal: $0) } : nil
        let filter = facts.startsAtTextStart ? nil : PrefixFilter(compiled, minimumLength: facts.minimumLength)
        self.filter = filter
        let required = LiteralFinder(literal: facts.required)
        // A start that is as rare as the required literal makes the look ahead a waste.
        if let required, !facts.startsAtTextStart, !facts.endsAtTextEnd, required.frequency <= 10_000,
            required.frequency * 4 < filter?.frequency ?? 1_000_000
        {
            self.required = required
        } else {
            self.required = nil
        }
    }

    /// The program that reads a match backwards; nil if it gets too large.
    func reversedProgram() -> RegexProgram? {
        reversed.withLock { known in
            if let known { return known }
            let program = ProgramCompiler.program(
                for: regex,
                facts: nodeFacts,
                groupCount: 0,
                isReversed: true,
                limit: 2 * programSize
            )
            known = .some(program)
            return program
        }
    }
}
