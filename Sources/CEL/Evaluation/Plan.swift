import LinearRegex

/// An expression made ready for evaluation: a flat array of nodes, and the tables that they refer to.
final class Plan: Sendable {
    let nodes: [PlanNode]
    let root: Int32
    let constants: [CELValue]
    /// Nodes that are operands of nodes with any number of them.
    let operands: [Int32]
    /// The fields that are selected, one for each place, so that each learns where its field stands.
    let fields: [CELFieldKey]
    let calls: [PlanCall]
    let comprehensions: [PlanComprehension]
    let patterns: [LinearRegex]
    let regexCalls: [PlanRegexCall]
    let failures: [CELFailure]
    /// The node of each local variable that is evaluated at first use, −1 for the others.
    let lazyNodes: [Int32]
    let hasLazyLocals: Bool
    /// The global variables that occur.
    let globals: [Global]
    /// How many slots for global variables there must be.
    let globalCount: Int
    /// Whether all globals are variables of the environment.
    let isResolved: Bool
    /// How deeply evaluations and the values made may be nested at most.
    let depth: Int

    /// A global variable that occurs.
    struct Global: Sendable {
        /// The names that it may have, the first that is bound being meant; one for a variable of the environment.
        let names: [String]
        /// Where its value is found.
        let slot: Int32
        /// Whether the environment declares it.
        let isDeclared: Bool
    }

    init(_ parts: PlanParts, root: Int32, depth: Int) {
        nodes = parts.nodes
        self.root = root
        constants = parts.constants
        operands = parts.operands
        fields = parts.fields
        calls = parts.calls
        comprehensions = parts.comprehensions
        patterns = parts.patterns
        regexCalls = parts.regexCalls
        failures = parts.failures
        lazyNodes = parts.lazyNodes
        hasLazyLocals = parts.lazyNodes.contains { $0 >= 0 }
        globals = parts.globals
        globalCount = (parts.globals.map { Int($0.slot) }.max() ?? 0) + 1
        isResolved = parts.globals.allSatisfy(\.isDeclared)
        self.depth = depth
    }

    /// The name of a global variable, for failures.
    func globalName(_ slot: Int32) -> String {
        globals.first { $0.slot == slot }?.names.last ?? ""
    }
}
