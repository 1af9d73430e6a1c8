/// What the engines of one pattern keep between searches, and how they work together.
///
/// One thread uses it at a time.
@safe final class MatcherCache {
    let regex: CompiledRegex
    /// Where a match may begin.
    let filter: PrefixFilter?
    /// The slots of the match that was found last, and as many again for an engine's own use.
    let slots: UnsafeMutableBufferPointer<Int>
    let backtracker = Backtracker()

    private var madeFirst: LazyAutomaton?
    private var madeLongest: LazyAutomaton?
    private var madeBackwards: LazyAutomaton?
    private var hasBackwards = true
    private(set) lazy var onePass = OnePassTable(program)
    private lazy var rangePike = PikeMachine(program, slotCount: 2)
    private lazy var groupPike = program.slotCount == 2 ? rangePike : PikeMachine(program, slotCount: program.slotCount)

    init(_ regex: CompiledRegex) {
        self.regex = regex
        filter = regex.filter
        unsafe slots = .allocate(capacity: 2 * regex.program.slotCount)
        unsafe slots.initialize(repeating: -1)
    }

    deinit {
        unsafe slots.deallocate()
    }

    /// The program that reads forwards.
    var program: RegexProgram { regex.program }

    /// Finds the end of a match; nil if its cache is too small.
    var first: LazyAutomaton? {
        if let madeFirst { return madeFirst }
        madeFirst = LazyAutomaton(
            program,
            preference: .first,
            isFiltered: filter != nil,
            byteLimit: regex.cacheBytes
        )
        return madeFirst
    }

    /// Finds whether the whole window is a match.
    var longest: LazyAutomaton? {
        if let madeLongest { return madeLongest }
        madeLongest = LazyAutomaton(program, preference: .longest, isFiltered: false, byteLimit: regex.cacheBytes)
        return madeLongest
    }

    /// Finds the start of a match from its end.
    var backwards: LazyAutomaton? {
        if let madeBackwards { return madeBackwards }
        // A program that is too large is not tried again.
        guard hasBackwards, let reversed = regex.reversedProgram() else {
            hasBackwards = false
            return nil
        }
        madeBackwards = LazyAutomaton(
            reversed,
            preference: .longest,
            isFiltered: false,
            byteLimit: regex.cacheBytes
        )
        return madeBackwards
    }

    /// The range of the match that was found last.
    var range: Range<Int> { unsafe slots[0]..<slots[1] }

    /// The groups of the match that was found last.
    var groups: [Range<Int>?] {
        (0..<program.slotCount / 2)
            .map { group in
                let start = unsafe slots[2 * group]
                let end = unsafe slots[2 * group + 1]
                return start >= 0 && end >= start ? start..<end : nil
            }
    }

    /// Searches with Pike's machine.
    func pike(_ request: SearchRequest) -> Bool {
        let machine = request.slotCount == 2 ? rangePike : groupPike
        return unsafe machine.search(request, filter: filter, slots: slots)
    }
}
