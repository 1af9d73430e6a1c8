extension CELValue {
    /// The value as people write it: a duration as `812ms` or `1m30s`, others as the language does.
    func explanation(limit: Int) -> String {
        switch self {
        case .duration(let duration): duration.clockText
        case .timestamp(let timestamp): timestamp.description
        default: shortText(limit: limit)
        }
    }
}

extension CELDuration {
    /// The duration in the units that fit it, as the Go language prints it: `1h0m0s`, `1m30s`, `812ms`, `1.5µs`, `0s`.
    var clockText: String {
        let magnitude = (seconds: seconds.magnitude, nanoseconds: UInt64(nanoseconds.magnitude))
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        guard magnitude.seconds == 0 else {
            let (hours, minutes) = (magnitude.seconds / 3600, magnitude.seconds / 60)
            let rest = Self.text(magnitude.seconds % 60, magnitude.nanoseconds, digits: 9) + "s"
            let prefix = hours > 0 ? "\(hours)h\(minutes % 60)m" : minutes > 0 ? "\(minutes)m" : ""
            return sign + prefix + rest
        }
        let nanoseconds = magnitude.nanoseconds
        return switch nanoseconds {
        case 0: "0s"
        case ..<1_000: "\(sign)\(nanoseconds)ns"
        case ..<1_000_000: sign + Self.text(nanoseconds / 1_000, nanoseconds % 1_000, digits: 3) + "µs"
        default: sign + Self.text(nanoseconds / 1_000_000, nanoseconds % 1_000_000, digits: 6) + "ms"
        }
    }

    /// A number with a fraction of so many digits, without zeros at its end.
    private static func text(_ whole: UInt64, _ fraction: UInt64, digits: Int) -> String {
        guard fraction > 0 else { return "\(whole)" }
        let text = "\(fraction)"
        var padded = String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        while padded.utf8.last == UInt8(ascii: "0") { padded.removeLast() }
        return "\(whole).\(padded)"
    }
}
