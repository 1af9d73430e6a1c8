import Synchronization

/// Counts from 1, whoever asks.
final class SequenceNumber: Sendable {
    private let last = Atomic<Int>(0)

    /// Returns the next number.
    func next() -> Int {
        last.wrappingAdd(1, ordering: .relaxed).newValue
    }
}
