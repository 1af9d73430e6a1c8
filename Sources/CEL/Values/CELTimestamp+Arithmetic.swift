extension CELTimestamp {
    func adding(_ duration: CELDuration) throws(CELFailure) -> CELTimestamp {
        try CELTimestamp(
            // A timestamp and a duration lie within 10,000 years each, so that the sums cannot overflow.
            sumOfSeconds: seconds + duration.seconds,
            nanoseconds: nanoseconds + duration.nanoseconds
        )
    }

    func subtracting(_ duration: CELDuration) throws(CELFailure) -> CELTimestamp {
        try CELTimestamp(
            sumOfSeconds: seconds - duration.seconds,
            nanoseconds: nanoseconds - duration.nanoseconds
        )
    }

    func duration(since other: CELTimestamp) throws(CELFailure) -> CELDuration {
        try CELDuration(
            sumOfSeconds: seconds - other.seconds,
            nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds)
        )
    }

    private init(sumOfSeconds seconds: Int64, nanoseconds: Int32) throws(CELFailure) {
        let carry: Int64 = nanoseconds < 0 ? -1 : nanoseconds > 999_999_999 ? 1 : 0
        let rest = nanoseconds - Int32(carry) * 1_000_000_000
        guard let result = CELTimestamp(seconds: seconds + carry, nanoseconds: rest) else {
            throw .overflow("the timestamp")
        }
        self = result
    }
}
