import AssayBundle
import AssayModel
import JSON

/// Values that several suites use.
enum Samples {
    static let subject = AuditedSubject(commit: "abc", isModified: false, tree: Digest(hashing: "tree"))
    static let plan = Digest(hashing: "plan")
    static let moment = Instant(milliseconds: 1_795_507_200_000)

    static func envelope(_ subject: String = "s", kind: String = "note", value: JSONValue = ["a": 1])
        -> EvidenceEnvelope
    {
        EvidenceEnvelope(
            kind: kind,
            subject: subject,
            audited: Self.subject,
            plan: plan,
            tool: .init(name: "assay", version: "1"),
            startedAt: moment,
            endedAt: moment.advanced(byMilliseconds: 5),
            value: value
        )
    }

    static let entries: [JournalEntry] = [
        .began(RunIdentity(id: "r", version: "1", planFile: "assay.yaml", root: "/t", startedAt: moment)),
        .froze(plan: plan, audited: subject), .filed(Roster(kind: "note", subjects: ["a\nb", "é\u{0}\"\\"])),
        .kept(kind: "note", subject: "a\nb", digest: Digest(hashing: "1"), endedAt: moment),
        .missed(kind: "note", subject: "c", why: Unjudged(.timedOut, "it took long")),
        .started(guardProcess: 1, process: 2), .gathered,
        .judged(catalogue: Digest(hashing: "c"), results: Digest(hashing: "r")),
        .decided(verdict: "go", decision: Digest(hashing: "d"), at: moment), .ended,
    ]
}
