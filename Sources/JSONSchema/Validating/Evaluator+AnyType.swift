import JSON

extension Evaluator {
    /// Runs an instruction that applies to values of every type.
    mutating func common(_ number: Int32, _ place: Int, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let operation = unsafe tables.pointee.instructions[place].operation
        switch operation {
        case .apply:
            return unsafe apply(tables.pointee.instructions[place].a, instance, seen)
        case .enumeration:
            return unsafe checkValues(number, place, instance)
        case .allOf:
            return unsafe applyAll(place, instance, seen)
        case .anyOf:
            return unsafe applyAny(number, place, instance, seen)
        case .oneOf:
            return unsafe applyOne(number, place, instance, seen)
        case .not:
            return unsafe applyNot(number, place, instance)
        case .condition:
            return unsafe applyCondition(place, instance, seen)
        case .applyDynamic:
            let target = dynamicTarget(place)
            return unsafe apply(target, instance, seen)
        case .gap:
            let instruction = unsafe tables.pointee.instructions[place]
            return unsafe gap(number, instruction.keyword, program.reasons[Int(instruction.a)], instance, seen)
        default:
            // Only `fail` is left: all others belong to one type.
            return unsafe failAll(number, instance)
        }
    }

    private mutating func applyAll(_ place: Int, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let list = unsafe Int(tables.pointee.instructions[place].a)
        let count = unsafe Int(tables.pointee.lists[list])
        var outcome = Outcome.valid
        for position in 1...count {
            outcome = outcome.and(unsafe apply(tables.pointee.lists[list &+ position], instance, seen))
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    private mutating func applyAny(_ number: Int32, _ place: Int, _ instance: Instance, _ seen: Seen?) -> Outcome {
        if unsafe listsFailures || seen != nil {
            return unsafe applyAlternatives(number, place, instance, seen, isExclusive: false)
        }
        let list = unsafe Int(tables.pointee.instructions[place].a)
        let count = unsafe Int(tables.pointee.lists[list])
        var outcome = Outcome.invalid
        for position in 1...count {
            outcome = outcome.or(unsafe apply(tables.pointee.lists[list &+ position], instance, nil))
            if outcome == .valid { return .valid }
        }
        return outcome
    }

    private mutating func applyOne(_ number: Int32, _ place: Int, _ instance: Instance, _ seen: Seen?) -> Outcome {
        if unsafe listsFailures || seen != nil {
            return unsafe applyAlternatives(number, place, instance, seen, isExclusive: true)
        }
        let list = unsafe Int(tables.pointee.instructions[place].a)
        let count = unsafe Int(tables.pointee.lists[list])
        var (matches, open) = (0, 0)
        for position in 1...count {
            switch unsafe apply(tables.pointee.lists[list &+ position], instance, nil) {
            case .valid:
                matches &+= 1
                if matches > 1 { return .invalid }
            case .unjudged: open &+= 1
            case .invalid: break
            }
        }
        if open > 0 { return .unjudged }
        return Outcome(matches == 1)
    }

    /// Applies every alternative, for its annotations or for what is wrong with it.
    private mutating func applyAlternatives(
        _ number: Int32,
        _ place: Int,
        _ instance: Instance,
        _ seen: Seen?,
        isExclusive: Bool
    ) -> Outcome {
        let list = unsafe Int(tables.pointee.instructions[place].a)
        let count = unsafe Int(tables.pointee.lists[list])
        var (matches, open) = (0, 0)
        var miss = unsafe AlternativeMiss(list: list, instance: instance)
        let held = beginAlternatives()
        for position in 1...count {
            let outcome = unsafe applyBranch(tables.pointee.lists[list &+ position], instance, seen)
            switch outcome {
            case .valid:
                matches &+= 1
                if listsFailures { miss.matches.append(position) }
            case .unjudged: open &+= 1
            case .invalid: break
            }
            if listsFailures { endAlternative(position, outcome, &miss) }
        }
        endAlternatives(held)
        let outcome: Outcome
        if isExclusive {
            outcome = matches > 1 ? .invalid : open > 0 ? .unjudged : Outcome(matches == 1)
        } else {
            outcome = matches > 0 ? .valid : open > 0 ? .unjudged : .invalid
        }
        if outcome == .invalid, listsFailures { unsafe failAlternatives(number, place, instance, miss) }
        return outcome
    }

    /// Applies a schema whose annotations count only if it holds.
    private mutating func applyBranch(_ branch: Int32, _ instance: Instance, _ seen: Seen?) -> Outcome {
        guard let seen = unsafe seen else { return unsafe apply(branch, instance, nil) }
        var own = EvaluatedSet()
        let outcome = unsafe withUnsafeMutablePointer(to: &own) { own in unsafe apply(branch, instance, own) }
        unsafe seen.pointee.merge(own, outcome)
        return outcome
    }

    private mutating func applyNot(_ number: Int32, _ place: Int, _ instance: Instance) -> Outcome {
        let lists = listsFailures
        listsFailures = false
        let outcome = unsafe apply(tables.pointee.instructions[place].a, instance, nil).inverted
        listsFailures = lists
        if outcome == .invalid, lists { unsafe failNot(number, place, instance) }
        return outcome
    }

    private mutating func applyCondition(_ place: Int, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let lists = listsFailures
        listsFailures = false
        let instruction = unsafe tables.pointee.instructions[place]
        let test = unsafe applyBranch(instruction.a, instance, seen)
        listsFailures = lists
        switch test {
        case .valid: return unsafe apply(instruction.b, instance, seen)
        case .invalid: return unsafe apply(instruction.c, instance, seen)
        case .unjudged: break
        }
        let both = unsafe applyHypothetically(instruction.b, instance, seen, lists)
        let other = unsafe applyHypothetically(instruction.c, instance, seen, lists)
        return both == other ? both : .unjudged
    }

    /// Applies a branch of which nobody knows whether it counts.
    private mutating func applyHypothetically(
        _ branch: Int32,
        _ instance: Instance,
        _ seen: Seen?,
        _ lists: Bool
    ) -> Outcome {
        guard branch >= 0 else { return .valid }
        listsFailures = false
        defer { listsFailures = lists }
        guard let seen = unsafe seen else { return unsafe apply(branch, instance, nil) }
        var own = EvaluatedSet()
        let outcome = unsafe withUnsafeMutablePointer(to: &own) { own in unsafe apply(branch, instance, own) }
        unsafe seen.pointee.merge(own, outcome.and(.unjudged))
        return outcome
    }

    /// Where a dynamic reference leads to: the outermost resource gone through that has the anchor.
    private func dynamicTarget(_ place: Int) -> Int32 {
        let reference = program.dynamicReferences[unsafe Int(tables.pointee.instructions[place].a)]
        for resource in scope {
            let key = UInt64(UInt32(bitPattern: resource)) << 32 | UInt64(UInt32(bitPattern: reference.anchor))
            if let target = program.dynamicTargets[key] { return target }
        }
        return reference.target
    }

    @inline(never)
    private mutating func checkValues(_ number: Int32, _ place: Int, _ instance: Instance) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        let outcome = unsafe valuesOutcome(Int(instruction.a), instance)
        if outcome == .invalid, listsFailures { unsafe failValues(number, instruction, instance) }
        if outcome == .unjudged { return unsafe gap(number, instruction.keyword, Self.masked, instance, nil) }
        return outcome
    }

    static let masked = "the value is masked"

    private func valuesOutcome(_ rule: Int, _ instance: Instance) -> Outcome {
        switch unsafe instance.pointee.kind {
        case .null: return Outcome(program.values[rule].literals.contains(.null))
        case .bool(let value): return Outcome(value ? program.values[rule].hasTrue : program.values[rule].hasFalse)
        case .string(let text):
            let table = program.values[rule].strings
            if let isOpaque, table.count > 0, isOpaque(text) { return .unjudged }
            return Outcome(find(text, in: table) >= 0)
        case .number(let value): return unsafe Outcome(containsNumber(rule, value, instance))
        case .array, .object: return unsafe containerOutcome(rule, instance)
        }
    }

    private func containsNumber(_ rule: Int, _ value: JSONNumber, _ instance: Instance) -> Bool {
        let numbers = program.values[rule].numbers
        if !numbers.isEmpty {
            let canonical = CanonicalNumber(value.text)
            for place in numbers {
                if let canonical, let other = program.bounds[Int(place)].canonical {
                    if canonical == other { return true }
                } else if canonical == nil, value == program.bounds[Int(place)].number {
                    return true
                }
            }
            return false
        }
        if program.values[rule].others.isEmpty { return false }
        return unsafe containerOutcome(rule, instance) == .valid
    }

    private func containerOutcome(_ rule: Int, _ instance: Instance) -> Outcome {
        let others = program.values[rule].others
        if others.isEmpty { return .invalid }
        if let isOpaque, unsafe instance.pointee.holds(isOpaque) { return .unjudged }
        let candidates = unsafe others[NodeContent.hash(instance.pointee)] ?? []
        for candidate in candidates where unsafe NodeContent.areEqual(candidate, instance.pointee) { return .valid }
        return .invalid
    }
}

extension JSONNode {
    /// Whether a string of the value is of a kind.
    func holds(_ isOpaque: (String) -> Bool) -> Bool {
        var open = [self]
        while let node = open.popLast() {
            switch node.kind {
            case .string(let text): if isOpaque(text) { return true }
            case .array(let elements): open += elements
            case .object(let members): open += members.map(\.value)
            default: break
            }
        }
        return false
    }
}
