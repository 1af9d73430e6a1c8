import AssayModel
import Synchronization

/// How many requests a command may send to the target, and until when.
public final class RequestBudget: Sendable {
    private let most: Int?
    private let end: ContinuousClock.Instant?
    private let spent = Mutex(0)

    /// Makes a budget.
    ///
    /// - Parameters:
    ///   - most: The most requests; nil for any number.
    ///   - time: How long requests may be sent from now on; nil for any time.
    public init(most: Int? = nil, time: Duration? = nil) {
        self.most = most
        end = time.map { ContinuousClock.now + $0 }
    }

    /// Takes one request out of the budget.
    ///
    /// - Throws: `notAllowed` where none is left.
    func spend() throws(Unjudged) {
        if let end, ContinuousClock.now >= end {
            throw Unjudged(.notAllowed, "the time for requests was used up")
        }
        let isLeft = spent.withLock { spent in
            guard spent < most ?? .max else { return false }
            spent += 1
            return true
        }
        guard isLeft else { throw Unjudged(.notAllowed, "the \(most ?? 0) requests that may be sent were used up") }
    }
}
