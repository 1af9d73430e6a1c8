import AssayDecision
import AssayModel

extension AuditReport {
    /// All findings, most severe first; the order of results does not matter.
    var findings: [FindingRecord] {
        results.sortedFindings
    }

    /// When the valid waiver of each accepted finding ends.
    var acceptedUntil: [Digest: Instant] {
        Dictionary(
            decision.waivers.filter(\.isValid).map { ($0.fingerprint, $0.expires) },
            uniquingKeysWith: { max($0, $1) }
        )
    }

    /// The controls of all categories, in the order of the table.
    var controls: [(category: Category, control: ControlScore)] {
        decision.categories.flatMap { category in category.controls.map { (category.category, $0) } }
    }

    /// The controls whose answer is unknown.
    var unknownControls: [(category: Category, control: ControlScore)] {
        controls.filter { $0.control.state == .notAssessed }
    }

    /// How many controls apply, and how many of those have an answer.
    var assessment: (known: Int, asked: Int) {
        let states = controls.map(\.control.state).filter { $0 != .notApplicable }
        return (states.filter { $0 != .notAssessed }.count, states.count)
    }

    /// What it means that there are no findings: where nothing was assessed, nothing.
    var absenceOfFindings: String {
        let (known, asked) = assessment
        if known == 0 { return "No findings, because nothing was assessed." }
        return known < asked ? "No findings in what was assessed: \(known) of \(asked) controls." : "No findings."
    }

    /// The results in the order of their checks' ids.
    var sortedResults: [CheckResult] {
        results.sorted { $0.check < $1.check }
    }

    /// The subjects that a check could not judge.
    var gaps: [(check: String, gap: CheckResult.Gap)] {
        sortedResults.flatMap { result in result.gaps.map { (result.check, $0) } }
    }

    /// The service with its version, as one name.
    var serviceLabel: String {
        run.version.map { "\(run.service) \($0)" } ?? run.service
    }

    /// The command to run next, as the verdict suggests it.
    var suggestedCommand: String {
        switch decision.verdict {
        case .go, .goWithMonitoring:
            return "assay sign --role ROLE"
        case .conditionalGo:
            return "assay report --format html"
        case .noGo:
            return findings.first.map { "assay checks explain \($0.check)" } ?? "assay report --format html"
        case .insufficientEvidence:
            return "assay audit --dry-run"
        }
    }
}

extension Sequence<FindingRecord> {
    /// How many findings there are of each severity, most severe first; severities without any are left out.
    var counts: [(severity: Severity, count: Int)] {
        let counts = Dictionary(map { ($0.severity, 1) }, uniquingKeysWith: +)
        return Severity.allCases.reversed().compactMap { severity in counts[severity].map { (severity, $0) } }
    }

    /// The counts in words, such as `2 critical, 1 high`.
    var countsInWords: String {
        counts.map { "\($0.count) \($0.severity.rawValue)" }.joined(separator: ", ")
    }
}

extension Sequence<ControlScore> {
    /// How many controls are in each state, in words; states without any are left out.
    var statesInWords: String {
        let counts = Dictionary(map { ($0.state, 1) }, uniquingKeysWith: +)
        return ControlScore.State.allCases.compactMap { state in counts[state].map { "\($0) \(state.words)" } }
            .joined(separator: ", ")
    }
}

extension FlipList.Step {
    /// The change without the word for its action, which reports print apart.
    var instruction: String {
        text.hasPrefix("\(action.rawValue) ") ? String(text.dropFirst(action.rawValue.count + 1)) : text
    }
}

extension ControlScore.State {
    /// The state for people.
    var words: String {
        switch self {
        case .pass, .partial, .fail: rawValue
        case .notAssessed: "not assessed"
        case .notApplicable: "not applicable"
        }
    }
}

extension FlipList {
    /// The steps that someone can take in this version.
    var ownSteps: [Step] {
        steps.filter { $0.action != .attest }
    }

    /// How long the way is, with what nobody can do in this version told apart.
    var length: String {
        let waiting = steps.count - ownSteps.count
        let own = ownSteps.count.counted("step")
        return waiting == 0 ? own : "\(own), and \(waiting.counted("question")) that no check of this version asks yet"
    }
}
