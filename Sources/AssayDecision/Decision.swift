public import AssayModel

/// The verdict with everything that explains it.
///
/// Two runs over the same input yield the same bytes.
public struct Decision: Codable, Sendable, Hashable {
    /// The verdict.
    public var verdict: Verdict
    /// The points of what is known: the headline score, 0 to 100.
    public var lo: Double
    /// The points if all that is unknown were well.
    public var hi: Double
    /// Whether a must has no check yet, so that no certificate can be made.
    public var isPreview: Bool
    /// The categories, with their controls.
    public var categories: [CategoryScore]
    /// The musts: Assay's own, then the plan's.
    public var musts: [MustResult]
    /// The conditions of the plan that should hold.
    public var shoulds: [MustResult] = []
    /// Findings and unknowns on the risk matrix, greatest first.
    public var risks: [Risk]
    /// Why, most weighty first.
    public var reasons: [Reason]
    /// The shortest list of changes that flips the decision; nil where nothing better exists.
    public var flip: FlipList?
    /// What a CONDITIONAL GO depends on.
    public var conditions: [String]
    /// The waivers that were looked at.
    public var waivers: [WaiverResult]
    /// The exemptions that the plan declares, in its order.
    public var exemptions: [ExemptionResult] = []
    /// When the first piece of evidence or waiver expires.
    public var validUntil: Instant?
    /// The moment of the decision.
    public var decidedAt: Instant
    /// The digest of the frozen plan.
    public var plan: Digest
    /// What was audited.
    public var subject: AuditedSubject
}

/// The points of one category.
public struct CategoryScore: Codable, Sendable, Hashable {
    /// The category.
    public var category: Category
    /// The points it can have.
    public var points: Double
    /// The points of what is known.
    public var lo: Double
    /// The points if all that is unknown were well.
    public var hi: Double
    /// Whether `lo` reaches 60 % of the points: the floor under every category.
    public var reachesFloor: Bool
    /// Whether `hi` reaches it.
    public var canReachFloor: Bool
    /// Its controls in the order of the table.
    public var controls: [ControlScore]
}

/// The answer to one control.
public struct ControlScore: Codable, Sendable, Hashable {
    /// What is known of a control.
    public enum State: String, Codable, Sendable, Hashable, CaseIterable {
        /// All its checks passed on complete rosters.
        case pass
        /// Only medium or lower findings stand against it: half its points.
        case partial
        /// A high or critical finding stands against it.
        case fail
        /// Something about it is unknown.
        case notAssessed = "not-assessed"
        /// Left out: nothing to ask about, or declared so in the plan.
        case notApplicable = "not-applicable"
    }

    /// The control's id.
    public var id: String
    /// The passing state in one line.
    public var title: String
    /// The group within the category.
    public var group: String
    /// What is known.
    public var state: State
    /// The points it can have in this run.
    public var points: Double
    /// The points of what is known.
    public var lo: Double
    /// The points if what is unknown were well.
    public var hi: Double
    /// Why it is not a pass; nil for a pass.
    public var reason: String?
    /// Whether no check of this version asks the question.
    public var isPreview: Bool
    /// The checks that refine it.
    public var checks: [String]
    /// The findings against it.
    public var findings: [Digest]
}

/// What came of a must.
public struct MustResult: Codable, Sendable, Hashable {
    /// The states of a must.
    public enum State: String, Codable, Sendable, Hashable, CaseIterable {
        /// It holds.
        case pass
        /// It would fail, but the findings are accepted risks.
        case waived
        /// It does not hold.
        case fail
        /// It is not known whether it holds.
        case unknown
    }

    /// The must's id.
    public var id: String
    /// The condition in one line.
    public var title: String
    /// Whether it is one of the five success criteria.
    public var isSuccessCriterion: Bool
    /// What came of it.
    public var state: State
    /// Why; nil for a pass.
    public var reason: String?
    /// Whether no check of this version can answer it.
    public var isPreview: Bool
    /// The findings that decide it.
    public var findings: [Digest]
}

/// A finding or an unknown on the risk matrix.
public struct Risk: Codable, Sendable, Hashable {
    /// What has to happen with a risk.
    public enum Treatment: String, Codable, Sendable, Hashable {
        /// 15 or more: no launch while it is open.
        case blocks
        /// 8 to 14: needs an owner and a date.
        case needsOwner = "needs-owner"
        /// Below 8: watched.
        case watch
        /// Accepted by a valid waiver.
        case accepted
        /// Unknown: needs evidence.
        case assess
    }

    /// The finding's fingerprint; nil for an unknown.
    public var finding: Digest?
    /// The control.
    public var control: String
    /// What is wrong, or unknown.
    public var title: String
    /// Impact, 1 to 5.
    public var impact: Int
    /// Likelihood, 1 to 5.
    public var likelihood: Int
    /// Impact × likelihood.
    public var score: Int
    /// What has to happen.
    public var treatment: Treatment
}

/// A reason for the verdict.
public struct Reason: Codable, Sendable, Hashable {
    /// The kinds of reasons.
    public enum Kind: String, Codable, Sendable, Hashable {
        /// A must that failed.
        case mustFailed = "must-failed"
        /// A risk of 15 or more.
        case riskBlocks = "risk-blocks"
        /// One cause that took the evidence from several checks.
        case evidenceMissing = "evidence-missing"
        /// A category under its floor.
        case categoryFloor = "category-floor"
        /// The score's band.
        case score
        /// A must that is unknown.
        case mustUnknown = "must-unknown"
        /// A condition that should hold and does not, or may not.
        case shouldMissed = "should-missed"
        /// A waiver that caps the verdict.
        case waiverCap = "waiver-cap"
        /// All conditions hold.
        case allHold = "all-hold"
    }

    /// The kind.
    public var kind: Kind
    /// The must, category, control or other thing that the reason is about.
    public var about: String
    /// The reason in one sentence without its full stop.
    public var text: String
    /// The findings behind it.
    public var findings: [Digest]
    /// The evidence behind it.
    public var evidence: [Digest]
}

/// A list of changes that turns the decision into a better one.
public struct FlipList: Codable, Sendable, Hashable {
    /// One change: a control that has to pass.
    public struct Step: Codable, Sendable, Hashable {
        /// What has to be done for it.
        public enum Action: String, Codable, Sendable, Hashable {
            /// Mend what its findings say.
            case mend
            /// Gather the evidence that is missing.
            case assess
            /// Wait for, or attest, what no check of this version can see.
            case attest
        }

        /// The control or must.
        public var about: String
        /// What has to be done.
        public var action: Action
        /// The change in one line.
        public var text: String
        /// The points that it adds.
        public var gain: Double
        /// The findings that it removes.
        public var findings: [Digest]
    }

    /// The verdict that the steps lead to.
    public var verdict: Verdict
    /// The steps, in the order in which to take them.
    public var steps: [Step]
    /// Whether no shorter list exists; false where the search was cut short.
    public var isShortest: Bool
}

/// What came of a waiver.
public struct WaiverResult: Codable, Sendable, Hashable {
    /// The finding it is about.
    public var fingerprint: Digest
    /// Whether it lifts vetoes.
    public var isValid: Bool
    /// Why not; or what it covers.
    public var reason: String
    /// When it ends.
    public var expires: Instant
}

/// What came of a control that the plan declares not applicable.
public struct ExemptionResult: Codable, Sendable, Hashable {
    /// The control's id.
    public var control: String
    /// Whether the control is left out of the score.
    public var isValid: Bool
    /// Why not; or who approved it and why.
    public var reason: String
}
