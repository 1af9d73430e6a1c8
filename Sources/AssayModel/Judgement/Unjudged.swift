/// Why something could not be judged: a gap that a probe left, or a control that did not hold.
///
/// Never a pass.
public struct Unjudged: Error, Codable, Sendable, Hashable {
    /// The kinds of reasons, each of which calls for another next step.
    public enum Reason: String, Codable, Sendable, Hashable, CaseIterable {
        /// No probe gathered it, or the run ended before.
        case notRun = "not-run"
        /// The plan allows no such action, or it lies outside the scope.
        case notAllowed = "not-allowed"
        /// The target could not be reached.
        case unreachable
        /// It took longer than its deadline.
        case timedOut = "timed-out"
        /// It was larger than its bound.
        case tooLarge = "too-large"
        /// The probe itself failed.
        case probeFailed = "probe-failed"
        /// It could not be parsed.
        case unparsable
        /// The comparison that the check rests on did not hold.
        case controlFailed = "control-failed"
        /// The measurement does not settle the question.
        case inconclusive
        /// It is older than its shelf life.
        case stale
        /// Its content does not match its digest.
        case tampered
        /// It is about another subject or plan.
        case wrongSubject = "wrong-subject"
    }

    /// The kind of reason.
    public var reason: Reason
    /// What happened, as a lower-case fragment.
    public var detail: String

    /// Makes a reason with its detail.
    public init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}

extension Unjudged: CustomStringConvertible {
    /// The detail, which says what happened.
    public var description: String {
        detail
    }
}
