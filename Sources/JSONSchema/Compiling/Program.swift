import JSON

/// Compiled schemas that hang together; immutable, shared by all that use it.
final class Program: Sendable {
    /// Where a node comes from.
    struct Origin: Sendable {
        let location: SchemaLocation
        let rules: SchemaRules
    }

    /// The properties that an object rule knows.
    struct ObjectRule: Sendable {
        /// The known keys; the value of each is the number of a property.
        let keys: KeyTable
        /// The first of the properties.
        let properties: Int32
        let requiredCount: Int32
        /// The first of the pattern rules and their number.
        let patterns: Int32
        let patternCount: Int32
        /// The node for all others, or -1.
        var additional: Int32
    }

    /// A property that an object rule names.
    struct PropertyRule: Sendable {
        /// The node, or -1 where the key is required only.
        var node: Int32
        let isRequired: Bool
    }

    /// What holds for the properties whose keys match a pattern.
    struct PatternRule: Sendable {
        /// The number of the pattern; -1 where it cannot be had.
        let pattern: Int32
        var node: Int32
    }

    /// Values that are allowed.
    struct ValueRule: Sendable {
        /// The literals among them.
        let literals: InstanceTypes
        let hasTrue: Bool
        let hasFalse: Bool
        /// The strings.
        let strings: KeyTable
        /// Where the numbers lie, sorted by what they are worth.
        let numbers: Range<Int32>
        /// The others by their hash.
        let others: [UInt64: [JSONNode]]
        /// All values as they stand, for messages.
        let all: [JSONNode]
    }

    /// A reference that depends on what was gone through.
    struct DynamicReference: Sendable {
        /// The number of the anchor.
        let anchor: Int32
        var target: Int32
    }

    let nodes: [ProgramNode]
    let instructions: [Instruction]
    /// Lists of nodes: the number of elements, then the elements.
    let lists: [Int32]
    /// The same before references were followed, for names.
    let plainLists: [Int32]
    let keys: KeyTables
    let objects: [ObjectRule]
    let properties: [PropertyRule]
    let patternRules: [PatternRule]
    let patterns: [ECMAPattern]
    let formats: [(name: String, format: JSONFormat)]
    let contents: [ContentRule]
    let values: [ValueRule]
    let bounds: [NumberBound]
    let dynamicReferences: [DynamicReference]
    /// Nodes by resource and anchor.
    let dynamicTargets: [UInt64: Int32]
    let reasons: [String]
    let origins: [Origin]
    let resources: [SchemaResource]
    let documents: [SchemaDocument]
    let problems: [(node: Int32, problem: JSONSchemaProblem)]
    /// The nodes that each node leads to.
    let edges: [[Int32]]
    let options: JSONSchemaOptions

    init(_ draft: ProgramDraft, index: SchemaIndex, options: JSONSchemaOptions) {
        nodes = draft.nodes
        instructions = draft.instructions
        lists = draft.lists
        plainLists = draft.plainLists
        keys = draft.keys
        objects = draft.objects
        properties = draft.properties
        patternRules = draft.patternRules
        patterns = draft.patterns
        formats = draft.formats
        contents = draft.contents
        values = draft.values
        bounds = draft.bounds
        dynamicReferences = draft.dynamicReferences
        dynamicTargets = draft.dynamicTargets
        reasons = draft.reasons
        origins = draft.origins
        resources = index.resources
        documents = index.documents
        problems = draft.problems
        edges = draft.edges
        self.options = options
    }

    /// The problems in the schemas that a node leads to.
    func problems(from root: Int32) -> [JSONSchemaProblem] {
        if problems.isEmpty { return [] }
        var isSeen = [Bool](repeating: false, count: edges.count)
        var open = [root]
        isSeen[Int(root)] = true
        while let node = open.popLast() {
            for next in edges[Int(node)] where !isSeen[Int(next)] {
                isSeen[Int(next)] = true
                open.append(next)
            }
        }
        return problems.lazy.filter { isSeen[Int($0.node)] }.map(\.problem)
    }
}
