/// What came of one expression, or of one element of a comprehension.
final class TraceRecord {
    enum Outcome {
        case value(CELValue)
        case failure(CELFailure, expression: Int32)
    }

    /// The number of the expression; nil for an element.
    let expression: Int?
    var outcome = Outcome.value(.null)
    /// What was evaluated for it.
    var parts: [TraceRecord] = []
    /// For an element: its position and the values of the variables.
    var element: Element?
    /// For a comprehension: how many elements were tried.
    var tried = 0
    /// For a comprehension: how many there are.
    var count = 0

    struct Element {
        var index: Int
        var first: CELValue
        var second: CELValue?
    }

    init(expression: Int?) {
        self.expression = expression
    }
}
