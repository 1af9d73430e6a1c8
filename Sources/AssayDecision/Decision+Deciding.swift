import AssayModel

extension DecisionInput {
    /// The decision that follows from the input; equal inputs yield equal decisions.
    public func decided() -> Decision {
        Decision(deciding: self)
    }
}

extension Decision {
    /// Decides.
    ///
    /// The order of results and waivers does not matter; that of exemptions does, since the first ones take of the
    /// 30 % that a category allows.
    public init(deciding input: DecisionInput) {
        self.init(explaining: Assessment(input))
    }

    /// Explains an assessment.
    init(explaining now: Assessment) {
        self.init(
            verdict: now.verdict,
            lo: now.board.lo,
            hi: now.board.hi,
            isPreview: now.musts.contains(where: \.isPreview),
            categories: now.board.categories,
            musts: now.musts,
            shoulds: now.shoulds,
            risks: now.risks,
            reasons: Reasons(now: now).all,
            flip: FlipSearch(now)?.list(),
            conditions: now.verdict == .conditionalGo ? now.conditions : [],
            waivers: now.waivers.results,
            exemptions: now.exemptions.results,
            validUntil: now.validUntil,
            decidedAt: now.input.now,
            plan: now.input.plan,
            subject: now.input.subject
        )
    }

    /// The risks of findings that no waiver accepts, greatest first.
    public var openRisks: [Risk] {
        risks.filter { $0.finding != nil && $0.treatment != .accepted }
    }

    /// What is not known of the controls, greatest risk first.
    public var unknowns: [Risk] {
        risks.filter { $0.treatment == .assess }
    }
}

extension Assessment {
    /// What a CONDITIONAL GO depends on: an owner and a date for each open risk of 8 to 14, and what holds each
    /// accepted risk down.
    fileprivate var conditions: [String] {
        let owned = findings.filter { $0.isOpen && Risk.Treatment(ofScore: $0.record.risk) == .needsOwner }
            .map { finding in
                let record = finding.record
                return "\(record.fingerprint.short): name an owner and a date for \u{201C}\(record.headline)\u{201D}; "
                    + "\(record.check) verifies it"
            }
        let accepted = waivers.valid.map { waiver in
            "\(waiver.fingerprint.short): accepted until \(waiver.expires.readable) while this holds: "
                + waiver.compensatingControl
        }
        return (owned + accepted).unique
    }

    /// When the first piece of evidence or waiver that the decision rests on expires.
    fileprivate var validUntil: Instant? {
        (results.compactMap(\.freshUntil) + waivers.valid.map(\.expires)).min()
    }
}
