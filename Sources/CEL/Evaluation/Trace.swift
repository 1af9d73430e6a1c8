/// The record of an evaluation while it is made: for each expression that was evaluated, what came of it.
final class Trace {
    /// The records that are not finished, outermost first.
    private(set) var open: [TraceRecord]

    init() {
        open = [TraceRecord(expression: nil)]
    }

    /// What was recorded of the whole expression.
    var root: TraceRecord? { open.first?.parts.first }

    func begin(_ record: TraceRecord) {
        open.append(record)
    }

    func end(_ outcome: TraceRecord.Outcome, isKept: Bool = true) {
        guard open.count > 1, let record = open.popLast(), isKept else { return }
        record.outcome = outcome
        open.last?.parts.append(record)
    }
}
