import AssayBundle
import AssayModel

/// Evidence that holds what a check is to make of it.
struct Verdict: Evidence, Hashable {
    static let kind = "verdict"
    static let shelfLife = ShelfLife.week

    /// A finding as a severity, an anchor, a message and a line.
    struct Wrong: Codable, Sendable, Hashable {
        var severity: Severity?
        var anchor = "a"
        var message = "is wrong"
        var file: String? = "f"
        var line = 1
    }

    var wrongs: [Wrong] = []
    var isUnjudged = false
}

/// A check that says what its evidence tells it to say.
struct Echo: Check {
    var id = "security.echo"
    var severity = Severity.high

    var about: CheckDescription {
        CheckDescription(
            id: id,
            control: "security.anonymous-access",
            title: "All is well",
            rationale: "r",
            remedy: "m",
            severity: severity,
            likelihood: .likely,
            references: ["CWE-1"]
        )
    }

    var needs: Need<Verdict> { .each(Verdict.self, "verdicts") }
    var examples: [Example<Verdict>] { [] }

    func findings(in input: Verdict) throws(Unjudged) -> [Finding] {
        if input.isUnjudged { throw Unjudged(.controlFailed, "the control did not hold") }
        return input.wrongs.map { wrong in
            Finding(
                wrong.message,
                anchor: wrong.anchor,
                location: wrong.file.map { Location(file: $0, line: wrong.line) },
                severity: wrong.severity
            )
        }
    }
}

extension Observations {
    /// Observations of verdicts; nil stands for a gap.
    static func verdicts(_ verdicts: [(String, Verdict?)], shortfall: Unjudged? = nil) -> Observations {
        Observations(
            rosters: [Roster(kind: Verdict.kind, subjects: verdicts.map(\.0), shortfall: shortfall)],
            observations: verdicts.enumerated()
                .map { index, item in
                    Observation(
                        kind: Verdict.kind,
                        subject: item.0,
                        value: item.1.map { .success($0) } ?? .failure(Unjudged(.timedOut, "it took long")),
                        source: item.1.map { _ in
                            EvidenceSource(
                                digest: Digest(hashing: item.0),
                                freshUntil: Instant(milliseconds: 1_000 - Int64(index))
                            )
                        }
                    )
                }
        )
    }
}
