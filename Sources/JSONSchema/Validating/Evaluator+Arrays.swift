import JSON

extension Evaluator {
    typealias Elements = UnsafeBufferPointer<JSONNode>

    /// Runs the instructions for arrays.
    mutating func runArray(_ number: Int32, _ elements: [JSONNode], _ instance: Instance, _ seen: Seen?) -> Outcome {
        unsafe elements.withUnsafeBufferPointer { elements in
            let run = unsafe tables.pointee.nodes[Int(number)].arrays
            var outcome = Outcome.valid
            for place in Int(run.start)..<Int(run.start &+ run.count) {
                let next: Outcome
                switch unsafe tables.pointee.instructions[place].operation {
                case .itemCount: next = unsafe checkItemCount(number, place, elements.count, instance)
                case .uniqueItems: next = unsafe checkUnique(number, elements, instance)
                case .items: next = unsafe applyItems(number, place, elements, seen)
                case .contains: next = unsafe applyContains(number, place, elements, instance, seen)
                case .unevaluatedItems: next = unsafe applyUnevaluatedItems(number, place, elements, seen)
                default: next = unsafe common(number, place, instance, seen)
                }
                outcome = outcome.and(next)
                if outcome == .invalid, !listsFailures { return .invalid }
            }
            return outcome
        }
    }

    private mutating func checkItemCount(
        _ number: Int32,
        _ place: Int,
        _ count: Int,
        _ instance: Instance
    ) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        let holds = count >= Int(instruction.a) && (instruction.b < 0 || count <= Int(instruction.b))
        if !holds, listsFailures { unsafe failCount(number, instruction, count, instance) }
        return Outcome(holds)
    }

    private mutating func applyItems(_ number: Int32, _ place: Int, _ elements: Elements, _ seen: Seen?) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        let list = Int(instruction.a)
        let prefix = list < 0 ? 0 : min(Int(unsafe tables.pointee.lists[list]), elements.count)
        var outcome = Outcome.valid
        for position in 0..<prefix {
            let child = unsafe tables.pointee.lists[list &+ 1 &+ position]
            outcome = outcome.and(unsafe applyElement(child, elements, position))
            if outcome == .invalid, !listsFailures { return .invalid }
            if let seen = unsafe seen { unsafe seen.pointee.insert(position) }
        }
        guard instruction.b != -1 else { return outcome }
        if let seen = unsafe seen { unsafe seen.pointee.insertAll() }
        guard instruction.b >= 0, prefix < elements.count else { return outcome }
        for position in prefix..<elements.count {
            outcome = outcome.and(unsafe applyElement(instruction.b, elements, position))
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    private mutating func applyElement(_ child: Int32, _ elements: Elements, _ position: Int) -> Outcome {
        guard child >= 0, let base = elements.baseAddress else { return .valid }
        if record != nil { record?.path.append(.index(position)) }
        let outcome = unsafe apply(child, base + position, nil)
        if record != nil { record?.path.removeLast() }
        return outcome
    }

    @inline(never)
    private mutating func applyContains(
        _ number: Int32,
        _ place: Int,
        _ elements: Elements,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        let least = Int(instruction.b)
        let most = instruction.c < 0 ? Int.max : Int(instruction.c)
        // In 2019-09 what is contained does not count as evaluated.
        let marks = unsafe seen != nil && program.origins[Int(number)].rules.draft >= 9
        let lists = listsFailures
        listsFailures = false
        var (matches, open) = (0, 0)
        for position in 0..<elements.count {
            switch unsafe applyElement(instruction.a, elements, position) {
            case .valid:
                matches &+= 1
                if marks, let seen = unsafe seen { unsafe seen.pointee.insert(position) }
            case .unjudged:
                open &+= 1
                if marks, let seen = unsafe seen { unsafe seen.pointee.insertPossible(position) }
            case .invalid: break
            }
            if !marks, matches >= least, most == .max { break }
        }
        listsFailures = lists
        if matches > most || matches + open < least {
            if lists { unsafe failContains(number, instruction, matches, instance) }
            return .invalid
        }
        return matches >= least && matches + open <= most ? .valid : .unjudged
    }

    private mutating func applyUnevaluatedItems(
        _ number: Int32,
        _ place: Int,
        _ elements: Elements,
        _ seen: Seen?
    ) -> Outcome {
        guard let seen = unsafe seen else { return .valid }
        let child = unsafe tables.pointee.instructions[place].a
        var outcome = Outcome.valid
        for position in 0..<elements.count {
            let evaluated = unsafe seen.pointee.outcome(position)
            if evaluated == .valid { continue }
            let lists = listsFailures
            listsFailures = lists && evaluated == .invalid
            let next = unsafe applyElement(child, elements, position)
            listsFailures = lists
            outcome = outcome.and(next == .invalid && evaluated == .unjudged ? .unjudged : next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        unsafe seen.pointee.insertAll()
        return outcome
    }

    @inline(never)
    private mutating func checkUnique(_ number: Int32, _ elements: Elements, _ instance: Instance) -> Outcome {
        guard elements.count > 1 else { return .valid }
        var isMasked = false
        if let isOpaque {
            for position in 0..<elements.count where unsafe elements[position].holds(isOpaque) { isMasked = true }
        }
        let repetition = unsafe firstRepetition(elements)
        guard steps > 0 else { return unsafe exceed(number, instance, nil) }
        guard let pair = repetition else {
            return isMasked ? unsafe gap(number, .uniqueItems, Self.masked, instance, nil) : .valid
        }
        guard !isMasked else { return unsafe gap(number, .uniqueItems, Self.masked, instance, nil) }
        if listsFailures { unsafe failUnique(number, pair, instance) }
        return .invalid
    }

    private mutating func firstRepetition(_ elements: Elements) -> (Int, Int)? {
        steps &-= elements.count
        if elements.count <= 4 {
            for position in 1..<elements.count {
                for earlier in 0..<position
                where unsafe NodeContent.areEqual(elements[earlier], elements[position]) { return (earlier, position) }
            }
            return nil
        }
        var places: [UInt64: [Int]] = [:]
        places.reserveCapacity(elements.count)
        for position in 0..<elements.count {
            let hash = unsafe NodeContent.hash(elements[position])
            for earlier in places[hash] ?? [] {
                steps &-= 1
                if steps <= 0 { return nil }
                if unsafe NodeContent.areEqual(elements[earlier], elements[position]) { return (earlier, position) }
            }
            places[hash, default: []].append(position)
        }
        return nil
    }
}
