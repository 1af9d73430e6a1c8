/// The instructions of a node while they are gathered.
struct NodeDraft {
    let number: Int32
    let rules: SchemaRules
    var types: InstanceTypes = .all
    var numbers: [Instruction] = []
    var strings: [Instruction] = []
    var arrays: [Instruction] = []
    var objects: [Instruction] = []
    /// For values of every type.
    var common: [Instruction] = []
    /// What comes after all others, since it asks what they evaluated.
    var lastArrays: [Instruction] = []
    var lastObjects: [Instruction] = []

    init(number: Int32, rules: SchemaRules) {
        self.number = number
        self.rules = rules
    }
}

extension ProgramDraft {
    /// Stores the instructions of a node.
    mutating func store(_ draft: NodeDraft) {
        var node = nodes[Int(draft.number)]
        node.types = draft.types
        node.literals = store(draft.common)
        node.numbers = draft.numbers.isEmpty ? node.literals : store(draft.numbers + draft.common)
        node.strings = draft.strings.isEmpty ? node.literals : store(draft.strings + draft.common)
        let arrays = draft.arrays + draft.common + draft.lastArrays
        node.arrays = arrays.count == draft.common.count ? node.literals : store(arrays)
        let objects = draft.objects + draft.common + draft.lastObjects
        node.objects = objects.count == draft.common.count ? node.literals : store(objects)
        if !draft.lastArrays.isEmpty || !draft.lastObjects.isEmpty { node.flags.insert(.hasUnevaluated) }
        nodes[Int(draft.number)] = node
    }

    private mutating func store(_ run: [Instruction]) -> ProgramNode.Run {
        let start = Int32(instructions.count)
        instructions += run.sorted { $0.operation.rank < $1.operation.rank }
        return ProgramNode.Run(start: start, count: Int32(run.count))
    }
}

extension Instruction.Operation {
    /// Cheap ones come first, since the first failure may end a validation; what asks others comes last.
    fileprivate var rank: Int {
        switch self {
        case .fail: 0
        case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .length, .itemCount, .propertyCount: 1
        case .enumeration, .multipleOf, .numberFormat, .dependentRequired: 2
        case .properties, .items: 3
        case .apply, .applyDynamic, .allOf, .propertyNames, .format, .content: 4
        case .pattern, .contains, .dependentSchema, .condition: 5
        case .anyOf, .oneOf, .not, .uniqueItems: 6
        case .gap: 7
        case .unevaluatedItems, .unevaluatedProperties: 8
        }
    }
}
