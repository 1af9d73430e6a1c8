import AssayModel

/// A finding, and whether a valid waiver accepts its risk.
struct JudgedFinding: Sendable, Hashable {
    var record: FindingRecord
    var isAccepted: Bool

    var isOpen: Bool { !isAccepted }

    /// Whether it holds a launch by its place on the risk matrix alone.
    var isBlocking: Bool { isOpen && record.risk >= Risk.blockingScore }

    /// The findings of results, gravest first.
    static func all(in results: [CheckResult], accepted: Set<Digest>) -> [JudgedFinding] {
        results.flatMap(\.findings)
            .map { JudgedFinding(record: $0, isAccepted: accepted.contains($0.fingerprint)) }
            .sorted { FindingRecord.isGraver($0.record, $1.record) }
    }
}

extension FindingRecord {
    /// The place and the message in one line.
    var headline: String {
        if let location { return "\(location): \(message)" }
        return request.map { "\($0.operation) \(message)" } ?? message
    }

    /// The order of findings: gravest first, and none that depends on where they came from.
    static func isGraver(_ first: FindingRecord, _ second: FindingRecord) -> Bool {
        guard first.severity == second.severity else { return first.severity > second.severity }
        guard first.risk == second.risk else { return first.risk > second.risk }
        guard first.check == second.check else { return first.check < second.check }
        guard first.fingerprint == second.fingerprint else { return first.fingerprint < second.fingerprint }
        return first != second && "\(first)" < "\(second)"
    }
}

extension [JudgedFinding] {
    /// The fingerprints, each once.
    var fingerprints: [Digest] {
        map(\.record.fingerprint).unique
    }

    /// The evidence behind the findings, each piece once.
    var evidence: [Digest] {
        flatMap(\.record.evidence).unique
    }

    /// The first headline and how many more there are.
    var condensed: String {
        map(\.record.headline).condensed
    }
}
