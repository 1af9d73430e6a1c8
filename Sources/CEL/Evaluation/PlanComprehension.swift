/// A comprehension in a plan; numbers are nodes and local variables, −1 where there is none.
struct PlanComprehension: Sendable {
    var kind: CELComprehension.Kind
    /// The macro's name as written, for failures.
    var name: String
    var range: Int32
    var variable: Int32
    var secondVariable: Int32 = -1
    var condition: Int32 = -1
    var body: Int32
    /// Whether the elements that decided are recorded.
    var isTraced: Bool
}
