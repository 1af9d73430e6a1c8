import JSON

/// A program while it is made.
struct ProgramDraft {
    var nodes: [ProgramNode] = []
    var instructions: [Instruction] = []
    var lists: [Int32] = []
    var plainLists: [Int32] = []
    var keys = KeyTables(seed: KeyHash.seed)
    var objects: [Program.ObjectRule] = []
    var properties: [Program.PropertyRule] = []
    var patternRules: [Program.PatternRule] = []
    var patterns: [ECMAPattern] = []
    var formats: [(name: String, format: JSONFormat)] = []
    var contents: [ContentRule] = []
    var values: [Program.ValueRule] = []
    var bounds: [NumberBound] = []
    var dynamicReferences: [Program.DynamicReference] = []
    var dynamicTargets: [UInt64: Int32] = [:]
    var reasons: [String] = []
    var origins: [Program.Origin] = []
    var problems: [(node: Int32, problem: JSONSchemaProblem)] = []
    var edges: [[Int32]] = []
    /// The nodes that each node applies to the very same value.
    var inPlaceEdges: [[Int32]] = []
    /// The nodes that only hand on to another one.
    var aliases: [Int32] = []

    /// Adds a list of nodes and gives its place.
    mutating func addList(_ elements: [Int32]) -> Int32 {
        let start = Int32(lists.count)
        lists.append(Int32(elements.count))
        lists += elements
        return start
    }

    mutating func addReason(_ reason: String) -> Int32 {
        reasons.append(reason)
        return Int32(reasons.count - 1)
    }
}
