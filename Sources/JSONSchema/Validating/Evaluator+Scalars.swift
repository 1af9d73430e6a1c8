import JSON

extension Evaluator {
    /// Runs the instructions for numbers.
    mutating func runNumber(_ number: Int32, _ text: String, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let types = unsafe tables.pointee.nodes[Int(number)].types
        let run = unsafe tables.pointee.nodes[Int(number)].numbers
        if types.contains(.number), run.count == 0 { return .valid }
        let canonical = CanonicalNumber(text)
        if !types.contains(.number) {
            guard types.contains(.integer) else { return unsafe failType(number, instance) }
            guard let isInteger = unsafe canonical?.isInteger ?? isWhole(instance) else {
                return unsafe gap(number, .type, "whether the number is whole cannot be told", instance, nil)
            }
            guard isInteger, !types.contains(.isStrict) || Self.isSpelledWhole(text) else {
                return unsafe failType(number, instance)
            }
        }
        var outcome = Outcome.valid
        for place in Int(run.start)..<Int(run.start &+ run.count) {
            let next: Outcome
            switch unsafe tables.pointee.instructions[place].operation {
            case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
                next = unsafe checkNumber(number, place, canonical, instance, seen)
            case .numberFormat:
                next = unsafe checkNumberFormat(number, place, instance)
            default:
                next = unsafe common(number, place, instance, seen)
            }
            outcome = outcome.and(next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    /// Whether a number of uncommon size is whole; nil where it is too large to tell.
    @inline(never)
    private func isWhole(_ instance: Instance) -> Bool? {
        guard case .number(let number) = unsafe instance.pointee.kind else { return false }
        if number.isInteger { return true }
        return JSONDecimal(number) == nil ? nil : false
    }

    private static func isSpelledWhole(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) }
    }

    @inline(never)
    private mutating func checkNumber(
        _ number: Int32,
        _ place: Int,
        _ canonical: CanonicalNumber?,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        let holds: Bool?
        if let canonical, let bound = program.bounds[Int(instruction.a)].canonical {
            switch instruction.operation {
            case .minimum: holds = !(canonical < bound)
            case .maximum: holds = !(bound < canonical)
            case .exclusiveMinimum: holds = bound < canonical
            case .exclusiveMaximum: holds = canonical < bound
            default: holds = canonical.isMultiple(of: bound)
            }
        } else {
            holds = unsafe compareExactly(instruction, instance)
        }
        guard let holds else {
            return unsafe gap(number, instruction.keyword, "the number is too large to be compared", instance, nil)
        }
        if !holds, listsFailures { unsafe failNumber(number, instruction, instance) }
        return Outcome(holds)
    }

    @inline(never)
    private mutating func checkNumberFormat(_ number: Int32, _ place: Int, _ instance: Instance) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        guard case .number(let value) = unsafe instance.pointee.kind else { return .valid }
        let format = JSONNumberFormat.allCases[Int(instruction.a)]
        let holds = format.accepts(value)
        if !holds, listsFailures {
            let text = unsafe InstanceText(instance.pointee).text
            unsafe report(number, instruction.keyword, instance, "\(text) is not of the format \"\(format.rawValue)\"")
        }
        return Outcome(holds)
    }

    @inline(never)
    private func compareExactly(_ instruction: Instruction, _ instance: Instance) -> Bool? {
        guard case .number(let value) = unsafe instance.pointee.kind, let decimal = JSONDecimal(value),
            let bound = program.bounds[Int(instruction.a)].decimal
        else { return nil }
        switch instruction.operation {
        case .minimum: return !(decimal < bound)
        case .maximum: return !(bound < decimal)
        case .exclusiveMinimum: return bound < decimal
        case .exclusiveMaximum: return decimal < bound
        default: return decimal.isMultiple(of: bound)
        }
    }

    /// Runs the instructions for strings.
    mutating func runString(_ number: Int32, _ text: String, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let run = unsafe tables.pointee.nodes[Int(number)].strings
        var outcome = Outcome.valid
        for place in Int(run.start)..<Int(run.start &+ run.count) {
            let next: Outcome
            switch unsafe tables.pointee.instructions[place].operation {
            case .length:
                next = unsafe checkLength(number, place, text, instance)
            case .pattern, .format, .content:
                next = unsafe checkText(number, place, text, instance)
            default:
                next = unsafe common(number, place, instance, seen)
            }
            outcome = outcome.and(next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    @inline(never)
    private mutating func checkLength(_ number: Int32, _ place: Int, _ text: String, _ instance: Instance) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        if let isOpaque, isOpaque(text) { return unsafe gap(number, instruction.keyword, Self.masked, instance, nil) }
        let least = Int(instruction.a)
        let most = instruction.b < 0 ? Int.max : Int(instruction.b)
        // A scalar takes one to four bytes, so that many texts need not be counted.
        let bytes = text.utf8.count
        let fewest = (bytes &+ 3) / 4
        let holds: Bool
        if bytes < least || fewest > most {
            holds = false
        } else if fewest >= least, bytes <= most {
            holds = true
        } else {
            let count = Self.scalars(in: text)
            holds = count >= least && count <= most
        }
        if !holds, listsFailures { unsafe failLength(number, instruction, Self.scalars(in: text), instance) }
        return Outcome(holds)
    }

    /// The number of Unicode scalars of a text.
    static func scalars(in text: String) -> Int {
        let count = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            for position in 0..<bytes.count where unsafe bytes[position] & 0xC0 != 0x80 { count &+= 1 }
            return count
        }
        return count ?? text.unicodeScalars.count
    }

    @inline(never)
    private mutating func checkText(_ number: Int32, _ place: Int, _ text: String, _ instance: Instance) -> Outcome {
        let instruction = unsafe tables.pointee.instructions[place]
        if let isOpaque, isOpaque(text) { return unsafe gap(number, instruction.keyword, Self.masked, instance, nil) }
        let holds: Bool?
        switch instruction.operation {
        case .pattern: holds = program.patterns[Int(instruction.a)].occurs(in: text)
        case .format: holds = program.formats[Int(instruction.a)].format.accepts(text)
        default: holds = program.contents[Int(instruction.a)].accepts(text)
        }
        guard let holds else {
            let reason = "whether the text fits cannot be told within bounds"
            return unsafe gap(number, instruction.keyword, reason, instance, nil)
        }
        if !holds, listsFailures { unsafe failText(number, instruction, text, instance) }
        return Outcome(holds)
    }
}
