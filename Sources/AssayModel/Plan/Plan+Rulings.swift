extension Plan {
    /// Declarations that the decision takes into account.
    public struct Rulings: Codable, Sendable, Hashable {
        /// Controls that do not apply, declared before the run.
        public var notApplicable: [Exemption]
        /// Accepted risks.
        public var waivers: [Waiver]
        /// Conditions of the plan's own that must hold, as expressions in CEL.
        public var must: [String]
        /// Conditions that should hold, as expressions in CEL.
        public var should: [String]

        /// Makes the section.
        public init(
            notApplicable: [Exemption] = [],
            waivers: [Waiver] = [],
            must: [String] = [],
            should: [String] = []
        ) {
            self.notApplicable = notApplicable
            self.waivers = waivers
            self.must = must
            self.should = should
        }

        private enum CodingKeys: String, CodingKey {
            case notApplicable
            case waivers
            case must
            case should
        }

        /// Reads the section; what an older version did not write is empty.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                notApplicable: try container.decode([Plan.Exemption].self, forKey: .notApplicable),
                waivers: try container.decode([Plan.Waiver].self, forKey: .waivers),
                must: try container.decodeIfPresent([String].self, forKey: .must) ?? [],
                should: try container.decodeIfPresent([String].self, forKey: .should) ?? []
            )
        }
    }

    /// A control that does not apply to the service.
    public struct Exemption: Codable, Sendable, Hashable {
        /// The control's id.
        public var control: String
        /// Why it does not apply.
        public var reason: String
        /// Who approved it.
        public var approver: String

        /// Makes an exemption.
        public init(control: String, reason: String, approver: String) {
            self.control = control
            self.reason = reason
            self.approver = approver
        }
    }

    /// An accepted risk.
    ///
    /// It adds no points; it lifts a veto until it expires.
    public struct Waiver: Codable, Sendable, Hashable {
        /// The fingerprint of the finding.
        public var fingerprint: Digest
        /// Why the risk is accepted.
        public var reason: String
        /// Who asked.
        public var requester: String
        /// Who approved; not the requester.
        public var approver: String
        /// What holds the risk down meanwhile.
        public var compensatingControl: String
        /// When it was granted.
        public var granted: Instant
        /// When it ends, at most 90 days after it was granted.
        public var expires: Instant

        /// Makes a waiver.
        public init(
            fingerprint: Digest,
            reason: String,
            requester: String,
            approver: String,
            compensatingControl: String,
            granted: Instant,
            expires: Instant
        ) {
            self.fingerprint = fingerprint
            self.reason = reason
            self.requester = requester
            self.approver = approver
            self.compensatingControl = compensatingControl
            self.granted = granted
            self.expires = expires
        }
    }
}
