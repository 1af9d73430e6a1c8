extension CELDuration {
    /// No time at all.
    public static let zero = CELDuration(totalNanoseconds: 0)

    /// The length in nanoseconds; nil beyond 64 bits, about 292 years.
    ///
    /// An expression makes no duration beyond that, as the language's definition says; a longer one comes only from
    /// outside.
    public var totalNanoseconds: Int64? {
        let (whole, isBeyond) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (total, isStillBeyond) = whole.addingReportingOverflow(Int64(nanoseconds))
        return isBeyond || isStillBeyond ? nil : total
    }

    func adding(_ other: CELDuration) throws(CELFailure) -> CELDuration {
        // Both lie within 10,000 years, so that the sums of seconds and of nanoseconds cannot overflow.
        try CELDuration(
            sumOfSeconds: seconds + other.seconds,
            nanoseconds: Int64(nanoseconds) + Int64(other.nanoseconds)
        )
    }

    func subtracting(_ other: CELDuration) throws(CELFailure) -> CELDuration {
        try CELDuration(
            sumOfSeconds: seconds - other.seconds,
            nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds)
        )
    }

    /// Makes the duration of seconds and nanoseconds of any sign, in the language's range.
    init(sumOfSeconds seconds: Int64, nanoseconds: Int64) throws(CELFailure) {
        let total = seconds.multipliedFullWidth(by: 1_000_000_000)
        let (low, carry) = total.low.addingReportingOverflow(UInt64(bitPattern: nanoseconds))
        let high = total.high &+ (nanoseconds < 0 ? -1 : 0) &+ (carry ? 1 : 0)
        let result = Int64(bitPattern: low)
        guard high == result >> 63 else { throw .overflow("the duration") }
        self.init(totalNanoseconds: result)
    }
}
