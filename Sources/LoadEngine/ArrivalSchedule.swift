import Glibc

/// The intended starts of a run, one after another; a value, so that a copy can run ahead.
struct ArrivalSchedule: Sendable {
    /// How many arrivals were taken.
    private(set) var taken: UInt64 = 0
    /// The next arrival, in nanoseconds from the start, or `nil` when the schedule has ended.
    private(set) var next: UInt64?

    private let arrival: Arrival
    private var end: UInt64
    private var random: SplitMix
    /// The exact instant of the next arrival, so that rounding does not add up.
    private var instant: Double = 0

    init(_ arrival: Arrival, duration: UInt64) {
        self.arrival = arrival
        end = duration
        switch arrival {
        case .constant: random = SplitMix(seed: 0)
        case .poisson(_, let seed): random = SplitMix(seed: seed)
        }
        moveInstant()
        settle()
    }

    /// Takes the next arrival.
    mutating func take() {
        guard next != nil else { return }
        taken += 1
        moveInstant()
        settle()
    }

    /// Takes every arrival up to an instant, for counting.
    mutating func takeAll(through instant: UInt64) {
        while let next, next <= instant { take() }
    }

    /// Ends the schedule before an instant; what would arrive from then on is never scheduled.
    mutating func end(at instant: UInt64) {
        end = min(end, instant)
        settle()
    }

    /// Counts the arrivals that are left.
    func remaining() -> UInt64 {
        var rest = self
        while rest.next != nil { rest.take() }
        return rest.taken - taken
    }

    private mutating func moveInstant() {
        switch arrival {
        case .constant(let perSecond):
            instant = Double(taken) * 1e9 / perSecond
        case .poisson(let perSecond, _):
            let uniform = Double(random.next() >> 11) * 0x1p-53
            instant -= log(1 - uniform) * 1e9 / perSecond
        }
    }

    private mutating func settle() {
        next = instant < Double(end) ? UInt64(instant) : nil
    }
}
