import JSON

/// One validation: runs a program on an instance.
///
/// The pointers lead into the arrays of the program and into the instance, which both outlive the evaluator; every
/// position comes from the compiler, which made the arrays.
@safe
struct Evaluator {
    typealias Instance = UnsafePointer<JSONNode>
    typealias Seen = UnsafeMutablePointer<EvaluatedSet>

    /// The deepest nesting of applications, for which 512 KB of stack suffice whatever the schemas are.
    ///
    /// A level takes up to 4.5 KB without optimisation and up to 1.4 KB with it, as measured.
    #if DEBUG
    static let greatestDepth = 90
    #else
    static let greatestDepth = 320
    #endif

    let program: Program
    /// One pointer instead of nine buffers, so that the frames of a build without optimisation stay small.
    let tables: UnsafePointer<ProgramTables>

    /// How many steps are left.
    var steps: Int
    /// How many applications may still be nested.
    var room: Int
    /// The resources that were gone through, where dynamic references ask for them.
    var scope: [Int32] = []
    /// The applications of cyclic nodes under way.
    var active: [Application] = []
    /// Whether failures are listed; otherwise the first one ends it.
    var listsFailures = false
    /// What is listed; nil where nobody wants to know.
    var record: ValidationRecord?
    let isOpaque: (@Sendable (String) -> Bool)?

    init(
        program: Program,
        tables: UnsafePointer<ProgramTables>,
        isOpaque: (@Sendable (String) -> Bool)?
    ) {
        self.program = program
        unsafe self.tables = tables
        self.isOpaque = isOpaque
        steps = program.options.steps
        room = min(program.options.depth, Self.greatestDepth)
    }

    /// A node that is being applied to a value.
    @safe
    struct Application {
        let node: Int32
        let instance: Instance
    }

    /// Applies a node to a value.
    mutating func apply(_ number: Int32, _ instance: Instance, _ seen: Seen?) -> Outcome {
        if number < 0 { return .valid }
        let flags = unsafe tables.pointee.nodes[Int(number)].flags
        if flags.rawValue == ProgramNode.Flags.isTrivial.rawValue { return .valid }
        steps &-= 1
        guard steps > 0, room > 0 else { return unsafe exceed(number, instance, seen) }
        room &-= 1
        defer { room &+= 1 }
        if flags.rawValue != 0 || record != nil { return unsafe applyWatched(number, flags, instance, seen) }
        return unsafe run(number, instance, seen)
    }

    /// Applies a node of which something must be kept: what was evaluated, gone through, or goes round in circles.
    @inline(never)
    private mutating func applyWatched(
        _ number: Int32,
        _ flags: ProgramNode.Flags,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        if flags.contains(.isCyclic) {
            let isRunning = active.contains { unsafe $0.node == number && $0.instance == instance }
            if isRunning {
                return unsafe gap(number, .none, "the schema applies to itself without end", instance, seen)
            }
            active.append(unsafe Application(node: number, instance: instance))
        }
        var entersScope = false
        if flags.contains(.entersScope) {
            let resource = unsafe tables.pointee.nodes[Int(number)].resource
            entersScope = scope.last != resource
            if entersScope { scope.append(resource) }
        }
        let gaps = record?.gaps.count ?? 0
        let outcome: Outcome
        if flags.contains(.hasUnevaluated) {
            outcome = unsafe applyUnevaluated(number, instance, seen)
        } else {
            outcome = unsafe run(number, instance, seen)
        }
        if entersScope { scope.removeLast() }
        if flags.contains(.isCyclic) { active.removeLast() }
        // What could not be judged did not matter in the end.
        if outcome == .valid, record != nil { record?.forgetGaps(from: gaps) }
        return outcome
    }

    private mutating func applyUnevaluated(_ number: Int32, _ instance: Instance, _ seen: Seen?) -> Outcome {
        var own = EvaluatedSet()
        let outcome = unsafe withUnsafeMutablePointer(to: &own) { own in unsafe run(number, instance, own) }
        if let seen = unsafe seen { unsafe seen.pointee.merge(own, outcome) }
        return outcome
    }

    /// Runs the instructions for the type of the value.
    private mutating func run(_ number: Int32, _ instance: Instance, _ seen: Seen?) -> Outcome {
        switch unsafe instance.pointee.kind {
        case .null:
            return unsafe runLiteral(number, .null, instance, seen)
        case .bool:
            return unsafe runLiteral(number, .boolean, instance, seen)
        case .number(let value):
            return unsafe runNumber(number, value.text, instance, seen)
        case .string(let text):
            guard unsafe tables.pointee.nodes[Int(number)].types.contains(.string) else {
                return unsafe failType(number, instance)
            }
            guard unsafe tables.pointee.nodes[Int(number)].strings.count > 0 else { return .valid }
            return unsafe runString(number, text, instance, seen)
        case .array(let elements):
            guard unsafe tables.pointee.nodes[Int(number)].types.contains(.array) else {
                return unsafe failType(number, instance)
            }
            guard unsafe tables.pointee.nodes[Int(number)].arrays.count > 0 else { return .valid }
            return unsafe runArray(number, elements, instance, seen)
        case .object(let members):
            guard unsafe tables.pointee.nodes[Int(number)].types.contains(.object) else {
                return unsafe failType(number, instance)
            }
            guard unsafe tables.pointee.nodes[Int(number)].objects.count > 0 else { return .valid }
            return unsafe runObject(number, members, instance, seen)
        }
    }

    private mutating func runLiteral(
        _ number: Int32,
        _ type: InstanceTypes,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        guard unsafe tables.pointee.nodes[Int(number)].types.contains(type) else {
            return unsafe failType(number, instance)
        }
        let run = unsafe tables.pointee.nodes[Int(number)].literals
        var outcome = Outcome.valid
        for place in Int(run.start)..<Int(run.start &+ run.count) {
            let next = unsafe common(number, place, instance, seen)
            outcome = outcome.and(next)
            if outcome == .invalid, !listsFailures { return .invalid }
        }
        return outcome
    }

    /// Notes that a value cannot be judged.
    @inline(never)
    mutating func gap(
        _ number: Int32,
        _ keyword: SchemaKeyword,
        _ reason: String,
        _ instance: Instance,
        _ seen: Seen?
    ) -> Outcome {
        if let seen = unsafe seen { unsafe seen.pointee.insertAllPossible() }
        if record != nil { noteGap(number, keyword, reason) }
        return .unjudged
    }

    /// Notes that a limit is reached.
    @inline(never)
    mutating func exceed(_ number: Int32, _ instance: Instance, _ seen: Seen?) -> Outcome {
        let depth = min(program.options.depth, Self.greatestDepth)
        let reason =
            steps > 0
            ? "the schemas are nested deeper than \(depth) levels"
            : "the validation takes more than \(program.options.steps) steps"
        return unsafe gap(number, .none, reason, instance, seen)
    }
}
