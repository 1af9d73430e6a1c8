import AssayModel

/// The moment by which an exchange must be over, and the time that it was given.
struct Deadline: Sendable {
    /// The time that was given, as messages name it.
    let span: TimeSpan
    private let instant: ContinuousClock.Instant

    /// Starts the time; a negative or immoderate duration is moved into what ``TimeSpan`` holds.
    init(within duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        let (sum, carry) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        let isNegative = seconds < 0 || attoseconds < 0
        span = TimeSpan(milliseconds: overflow || carry ? (isNegative ? 0 : .max) : sum)
        instant = ContinuousClock.now.advanced(by: span.duration)
    }

    private init(span: TimeSpan, instant: ContinuousClock.Instant) {
        (self.span, self.instant) = (span, instant)
    }

    /// What is left, never negative.
    var remaining: Duration {
        max(.zero, ContinuousClock.now.duration(to: instant))
    }

    /// Whether the time is over.
    var isOver: Bool {
        ContinuousClock.now >= instant
    }

    /// What is left in whole milliseconds for `poll`, rounded up so that no loop spins.
    var pollTimeout: Int32 {
        let (seconds, attoseconds) = remaining.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        let milliseconds = seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: milliseconds)
    }

    /// A deadline after an equal share of what is left, for one of several attempts.
    func share(of attempts: Int) -> Deadline {
        Deadline(span: span, instant: ContinuousClock.now.advanced(by: remaining / max(1, attempts)))
    }
}
