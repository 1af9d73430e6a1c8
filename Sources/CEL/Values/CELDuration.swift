/// A length of time: whole seconds and nanoseconds of the same sign, ±315,576,000,000 s (10,000 years).
public struct CELDuration: Hashable, Sendable {
    /// Whole seconds, rounded towards zero.
    public let seconds: Int64
    /// Nanoseconds, −999,999,999 to 999,999,999, never of the other sign than the seconds.
    public let nanoseconds: Int32

    /// Makes a duration; nil when it is out of range or the signs differ.
    public init?(seconds: Int64, nanoseconds: Int32 = 0) {
        guard (-315_576_000_000...315_576_000_000).contains(seconds),
            (-999_999_999...999_999_999).contains(nanoseconds),
            (seconds <= 0 && nanoseconds <= 0) || (seconds >= 0 && nanoseconds >= 0)
        else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Makes a duration of nanoseconds; every number of 64 bits is in range.
    public init(totalNanoseconds: Int64) {
        seconds = totalNanoseconds / 1_000_000_000
        nanoseconds = Int32(totalNanoseconds % 1_000_000_000)
    }
}
