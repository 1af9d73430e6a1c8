import JSON

extension Evaluator {
    typealias Members = UnsafeBufferPointer<JSONMember>

    /// Where the value lies in a member.
    private static let valueOffset = MemoryLayout<JSONMember>.offset(of: \.value) ?? 0

    /// Runs the instructions for objects.
    mutating func runObject(_ number: Int32, _ members: [JSONMember], _ instance: Instance, _ seen: Seen?) -> Outcome {
        let (run, plain) = unsafe (
            tables.pointee.nodes[Int(number)].objects, tables.pointee.nodes[Int(number)].literals
        )
        if run.start == plain.start, run.count == plain.count {
            // Nothing looks at the members.
            return unsafe runObject(number, Members(start: nil, count: 0), instance, seen)
        }
        if let members = MemberKeys.withoutRepetitions(members) {
            return unsafe members.withUnsafeBufferPointer { unsafe runObject(number, $0, instance, seen) }
        }
        return unsafe members.withUnsafeBufferPointer { unsafe runObject(number, $0, instance, seen) }
    }

    private mutating func runObject(
        _ number: Int32,
        _ members: Members,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        let run = unsafe tables.pointee.nodes[Int(number)].objects
        var outcome = Outcome.valid
        for place in Int(run.start)..<Int(run.start &+ run.count) {
            let next: Outcome
            switch unsafe tables.pointee.instructions[place].operation {
            case .propertyCount: next = unsafe checkPropertyCount(number, place, members.count, instance)
            case .properties: next = unsafe applyProperties(number, place, members, instance, seen)
            case .propertyNames: next = unsafe applyNames(number, place, members, instance)
            case .dependentRequired: next = unsafe checkDependentKeys(number, place, members, instance)
            case .dependentSchema: next = unsafe applyDependent(place, members, instance, seen)
            case .unevaluatedProperties: next = unsafe applyUnevaluatedProperties(number, place, members, seen)
            default: next = unsafe common(number, place, instance, seen)
            }
            outcome = outcome.and(next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    private mutating func checkPropertyCount(
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

    private mutating func applyProperties(
        _ number: Int32,
        _ place: Int,
        _ members: Members,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        let rule = unsafe Int(tables.pointee.instructions[place].a)
        steps &-= members.count
        var required = 0
        var outcome = Outcome.valid
        for position in 0..<members.count {
            let entry = unsafe find(members[position].key, in: tables.pointee.objects[rule].keys)
            var child: Int32 = -1
            if entry >= 0 {
                let property = unsafe Int(
                    tables.pointee.objects[rule].properties &+ tables.pointee.entries[Int(entry)].value
                )
                if unsafe tables.pointee.properties[property].isRequired { required &+= 1 }
                child = unsafe tables.pointee.properties[property].node
            }
            if unsafe tables.pointee.objects[rule].patternCount > 0 {
                outcome = outcome.and(unsafe applyPatterns(number, rule, child, members, position, seen))
            } else {
                let isNamed = child != -1
                if !isNamed { child = unsafe tables.pointee.objects[rule].additional }
                if let seen = unsafe seen, child != -1 { unsafe seen.pointee.insert(position) }
                if child >= 0 {
                    let next = unsafe applyMember(child, members, position)
                    outcome = outcome.and(next)
                    if next == .invalid, !isNamed, listsFailures {
                        unsafe explainAdditional(number, rule, members, position)
                    }
                }
            }
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        if unsafe required < tables.pointee.objects[rule].requiredCount {
            if listsFailures { unsafe failRequired(number, rule, members, instance) }
            return .invalid
        }
        return outcome
    }

    /// Applies what holds for a property by its name and by the patterns that its name matches.
    private mutating func applyPatterns(
        _ number: Int32,
        _ rule: Int,
        _ child: Int32,
        _ members: Members,
        _ position: Int,
        _ seen: Seen?
    ) -> Outcome {
        var outcome = Outcome.valid
        var isMatched = child != -1
        var isPossible = false
        if child >= 0 { outcome = unsafe applyMember(child, members, position) }
        let first = unsafe Int(tables.pointee.objects[rule].patterns)
        for place in first..<first &+ (unsafe Int(tables.pointee.objects[rule].patternCount)) {
            let pattern = unsafe tables.pointee.patternRules[place]
            let matches = matches(pattern.pattern, unsafe members[position].key)
            switch matches {
            case true?:
                isMatched = true
                outcome = outcome.and(unsafe applyMember(pattern.node, members, position))
            case false?: break
            case nil:
                isPossible = true
                let next = unsafe applySilently(pattern.node, members, position)
                outcome = outcome.and(next == .valid ? .valid : .unjudged)
            }
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        let additional = unsafe tables.pointee.objects[rule].additional
        if let seen = unsafe seen {
            if isMatched || additional != -1 {
                unsafe seen.pointee.insert(position)
            } else if isPossible {
                unsafe seen.pointee.insertPossible(position)
            }
        }
        guard !isMatched else { return outcome }
        if isPossible {
            let next = unsafe applySilently(additional, members, position)
            if outcome != .valid || next != .valid {
                noteGap(number, .patternProperties, "whether the key matches a pattern cannot be told")
                return .unjudged
            }
            return .valid
        }
        let next = unsafe applyMember(additional, members, position)
        if next == .invalid, listsFailures { unsafe explainAdditional(number, rule, members, position) }
        return outcome.and(next)
    }

    private func matches(_ pattern: Int32, _ key: String) -> Bool? {
        pattern < 0 ? nil : program.patterns[Int(pattern)].occurs(in: key)
    }

    private mutating func applySilently(_ child: Int32, _ members: Members, _ position: Int) -> Outcome {
        let lists = listsFailures
        listsFailures = false
        defer { listsFailures = lists }
        return unsafe applyMember(child, members, position)
    }

    private mutating func applyMember(_ child: Int32, _ members: Members, _ position: Int) -> Outcome {
        guard child >= 0, let base = members.baseAddress else { return .valid }
        if record != nil { record?.path.append(.key(unsafe base[position].key)) }
        let raw = unsafe UnsafeRawPointer(base + position) + Self.valueOffset
        let outcome = unsafe apply(child, raw.assumingMemoryBound(to: JSONNode.self), nil)
        if record != nil { record?.path.removeLast() }
        return outcome
    }

    @inline(never)
    private mutating func applyNames(
        _ number: Int32,
        _ place: Int,
        _ members: Members,
        _ instance: Instance
    ) -> Outcome {
        let child = unsafe tables.pointee.instructions[place].a
        guard child >= 0 else { return .valid }
        var outcome = Outcome.valid
        for position in 0..<members.count {
            let member = unsafe members[position]
            let name = JSONNode(kind: .string(member.key), span: member.keySpan)
            if record != nil { record?.path.append(.key(member.key)) }
            let next = unsafe withUnsafePointer(to: name) { unsafe apply(child, $0, nil) }
            if record != nil { record?.path.removeLast() }
            outcome = outcome.and(next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    func holdsKey(_ entry: Int32, _ members: Members) -> Bool {
        for position in 0..<members.count {
            let key = unsafe members[position].key
            let isHere = unsafe key.utf8.withContiguousStorageIfAvailable { unsafe isKey($0, entry) }
            if isHere == true { return true }
        }
        return false
    }

    @inline(never)
    private mutating func checkDependentKeys(
        _ number: Int32,
        _ place: Int,
        _ members: Members,
        _ instance: Instance
    ) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        steps &-= members.count
        guard unsafe holdsKey(instruction.a, members) else { return .valid }
        var outcome = Outcome.valid
        for entry in instruction.b..<instruction.b &+ instruction.c {
            steps &-= members.count
            if unsafe holdsKey(entry, members) { continue }
            outcome = .invalid
            guard listsFailures else { return .invalid }
            unsafe failDependent(number, instruction, entry, instance)
        }
        return outcome
    }

    private mutating func applyDependent(
        _ place: Int,
        _ members: Members,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        steps &-= members.count
        guard unsafe holdsKey(instruction.a, members) else { return .valid }
        return unsafe apply(instruction.b, instance, seen)
    }

    private mutating func applyUnevaluatedProperties(
        _ number: Int32,
        _ place: Int,
        _ members: Members,
        _ seen: Seen?
    ) -> Outcome {
        guard let seen = unsafe seen else { return .valid }
        let child = unsafe tables.pointee.instructions[place].a
        var outcome = Outcome.valid
        for position in 0..<members.count {
            let evaluated = unsafe seen.pointee.outcome(position)
            if evaluated == .valid { continue }
            let lists = listsFailures
            listsFailures = lists && evaluated == .invalid
            let next = unsafe applyMember(child, members, position)
            listsFailures = lists
            outcome = outcome.and(next == .invalid && evaluated == .unjudged ? .unjudged : next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        unsafe seen.pointee.insertAll()
        return outcome
    }
}
