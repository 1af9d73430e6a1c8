import AssayModel

/// What is known of one control, before points are shared out.
struct ControlAnswer: Sendable {
    var control: Control
    var state: ControlScore.State
    /// The part of its points that is proven: 0, a half or 1.
    var known: Double = 0
    /// The part that is proven if what is unknown were well.
    var possible: Double = 0
    var reason: String?
    var results: [CheckResult]
    /// Whether the plan's exemption leaves it out.
    var isExempt = false

    /// Why a control without checks is unknown.
    static let previewReason = "no check of this version asks this yet"

    /// Whether no check of this version asks the question.
    var isPreview: Bool { results.isEmpty }

    /// Whether it takes part in the score.
    var isApplicable: Bool { state != .notApplicable }

    init(_ control: Control, results: [CheckResult], exemption: Plan.Exemption?) {
        self.control = control
        self.results = results
        let outcomes = results.map(\.outcome)
        let unknown = results.filter(\.leavesUnknown)
        let unwell = results.filter { $0.outcome == .fail || $0.outcome == .partial }
        if outcomes.contains(.fail) {
            state = .fail
        } else if let exemption {
            state = .notApplicable
            isExempt = true
            reason = exemption.text
        } else if results.isEmpty {
            state = .notAssessed
            possible = 1
            reason = Self.previewReason
        } else if !unknown.isEmpty {
            state = .notAssessed
            possible = unwell.isEmpty ? 1 : 0.5
            reason = unknown.compactMap(\.unknownReason).condensed
        } else if outcomes.contains(.partial) {
            state = .partial
            known = 0.5
            possible = 0.5
        } else if outcomes.contains(.pass) {
            state = .pass
            known = 1
            possible = 1
        } else {
            state = .notApplicable
            reason = outcomes.compactMap { if case .notApplicable(let why) = $0 { why } else { nil } }.condensed
        }
        if state == .fail || state == .partial {
            let headlines = unwell.flatMap(\.findings).map(\.headline)
            reason = headlines.isEmpty ? unwell.map { "\($0.check) fails" }.condensed : headlines.condensed
        }
    }
}
