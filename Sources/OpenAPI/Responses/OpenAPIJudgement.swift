/// A part of a message that could not be judged.
public struct OpenAPIGap: Hashable, Sendable, CustomStringConvertible {
    /// The part, such as `the body at /a` or `header X-Total`.
    public var part: String
    /// Why, as a lower-case fragment.
    public var reason: String
    /// The name of the header or parameter; nil for the body and the message as a whole.
    public var subject: String?

    /// Makes a gap.
    public init(part: String, reason: String, subject: String? = nil) {
        self.part = part
        self.reason = reason
        self.subject = subject
    }

    /// The part and the reason.
    public var description: String {
        "\(part): \(reason)"
    }
}

/// What was made of a message: what departs from the description, and what could not be judged.
public struct OpenAPIJudgement: Sendable {
    /// What departs.
    public var violations: [OpenAPIViolation] = []
    /// The number of further violations that are not listed.
    public var omitted = 0
    /// What could not be judged and why.
    public var gaps: [OpenAPIGap] = []

    /// The most violations that are listed.
    public static let mostViolations = 20
    private static let mostGaps = 3

    /// Makes a judgement of nothing.
    public init() {}

    /// Whether everything was judged and nothing departs.
    public var isConforming: Bool {
        violations.isEmpty && gaps.isEmpty
    }

    /// One sentence: the first violation and the number of others, else what was not judged, else that it conforms.
    public var summary: String {
        if let first = violations.first {
            let others = violations.count - 1 + omitted
            return first.message + (others == 0 ? "" : " (and \(others) more)")
        }
        return gaps.first.map { "not judged: \($0)" } ?? "conforms"
    }

    /// Adds a violation as long as there is room, and counts it otherwise.
    mutating func add(_ violation: OpenAPIViolation) {
        guard !violations.contains(violation) else { return }
        if violations.count < Self.mostViolations {
            violations.append(violation)
        } else {
            omitted += 1
        }
    }

    /// Adds what could not be judged as long as there is room; the same reason says itself once.
    mutating func addGap(_ part: String, _ reason: String, subject: String? = nil) {
        let gap = OpenAPIGap(part: part, reason: reason, subject: subject)
        guard gaps.count < Self.mostGaps, !gaps.contains(gap) else { return }
        gaps.append(gap)
    }
}
