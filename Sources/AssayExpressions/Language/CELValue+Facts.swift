import AssayModel
import CEL

extension CELValue {
    /// A length of time; what is no finite number, or too long, is the longest that there is.
    static func milliseconds(_ value: Double) -> CELValue {
        let longest = 315_576_000_000.0 * 1_000
        guard value.isFinite, abs(value) < longest else {
            return .duration(CELDuration(totalNanoseconds: value < 0 ? .min : .max))
        }
        let whole = (value / 1_000).rounded(.towardZero)
        let rest = ((value - whole * 1_000) * 1_000_000).rounded(.towardZero)
        let duration = CELDuration(seconds: Int64(whole), nanoseconds: Int32(rest))
        return .duration(duration ?? CELDuration(totalNanoseconds: 0))
    }

    /// A moment; one before the year 1 is its first moment.
    static func instant(_ instant: Instant) -> CELValue {
        let (seconds, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let (whole, part) = rest < 0 ? (seconds - 1, rest + 1_000) : (seconds, rest)
        if let timestamp = CELTimestamp(seconds: whole, nanoseconds: Int32(part) * 1_000_000) {
            return .timestamp(timestamp)
        }
        return CELTimestamp(seconds: -62_135_596_800).map { .timestamp($0) } ?? .null
    }

    /// Counts by name, in the order of the names.
    static func counts(_ counts: [String: Int]) -> CELValue {
        .map(CELMap(fields: counts.sorted { $0.key < $1.key }.map { ($0.key, .int(Int64($0.value))) }))
    }
}

extension Outcome {
    /// The outcome as expressions and JSON name it.
    var word: String {
        switch self {
        case .pass: "pass"
        case .partial: "partial"
        case .fail: "fail"
        case .notApplicable: "not-applicable"
        case .notAssessed: "not-assessed"
        }
    }
}
