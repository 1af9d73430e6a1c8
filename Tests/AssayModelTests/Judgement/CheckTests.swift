import AssayModel
import Testing

@Suite("Checks")
struct CheckTests {
    private func mismatches(_ text: String, _ expectation: Example<Note>.Expectation) -> [ExampleMismatch] {
        NoteLength(examples: [Example("case", Note(text: text), expectation)]).mismatches()
    }

    @Test("an example that keeps its promise is no mismatch")
    func acceptsTrueExamples() {
        #expect(mismatches("abc", .passes).isEmpty)
        #expect(mismatches("abc", .decoy).isEmpty)
        #expect(mismatches("abcd", .finds(["the note is long"])).isEmpty)
        #expect(mismatches("", .unjudged(.controlFailed)).isEmpty)
    }

    @Test("every way to break a promise is a mismatch that says what happened instead")
    func reportsBrokenExamples() {
        #expect(mismatches("abcd", .passes).map(\.actual) == [["the note is long"]])
        #expect(mismatches("abcd", .decoy).map(\.actual) == [["the note is long"]])
        #expect(mismatches("abc", .finds(["the note is long"])).map(\.actual) == [[]])
        #expect(mismatches("abcd", .finds(["another message"])).map(\.actual) == [["the note is long"]])
        #expect(mismatches("abcd", .finds([])).map(\.actual) == [["the note is long"]])
        #expect(mismatches("abcd", .unjudged(.controlFailed)).map(\.actual) == [["the note is long"]])
        #expect(mismatches("", .passes).map(\.actual) == [["unjudged (control-failed): it is empty"]])
        #expect(mismatches("", .finds(["the note is long"])).map(\.example) == ["case"])
        #expect(mismatches("", .unjudged(.stale)).map(\.actual) == [["unjudged (control-failed): it is empty"]])
    }

    @Test("the examples are told apart by what they promise, and stand on the check's page")
    func listsExamples() {
        let check = NoteLength(examples: [
            Example("short", Note(text: "a"), .passes),
            Example("long", Note(text: "abcd"), .finds(["the note is long"])),
            Example("odd", Note(text: "a b"), .decoy), Example("empty", Note(text: ""), .unjudged(.controlFailed)),
        ])
        let kinds = check.exampleKinds
        #expect(kinds.passing == ["short"] && kinds.failing == ["long"] && kinds.decoys == ["odd"])
        for part in [
            "# documentation.note-length", "Notes are short.", "Severity low, likelihood likely", "References: CWE-1.",
            "Nobody reads long notes.", "Shorten the note.", "- short\n", "- long\n", "- odd\n",
        ] {
            #expect(check.page.contains(part), "\(part)")
        }
    }

    @Test("every subject is judged, and a gap or a failed control is never a pass")
    func judges() {
        let observations = Observations(
            rosters: [Roster(kind: Note.kind, subjects: ["good", "long", "empty", "gap", "missing"])],
            observations: [
                .note("good", "a"), .note("long", "abcd"), .note("empty", ""), .gap(Note.kind, "gap", .timedOut),
            ]
        )
        let words = NoteLength().judge(observations)
            .map { judgement in
                switch judgement.result {
                case .success(let findings): "\(judgement.subject): \(findings.count)"
                case .failure(let why): "\(judgement.subject): \(why.reason.rawValue)"
                }
            }
        #expect(words == ["good: 0", "long: 1", "empty: control-failed", "gap: timed-out", "missing: not-run"])
    }

    @Test("a finding reads as its place and its message")
    func describesFindings() {
        let location = Location(file: "a/b", line: 3, column: 7)
        #expect(Finding("is wrong", anchor: "x", location: location).description == "a/b:3:7: is wrong")
        #expect(Finding("is wrong", anchor: "x", location: Location(file: "a")).description == "a: is wrong")
        let request = RequestReference(operation: "GET /x")
        #expect(Finding("is wrong", anchor: "x", request: request).description == "GET /x: is wrong")
        #expect(Finding("is wrong", anchor: "x").description == "is wrong")
    }

    @Test("the area stands before the first dot of the id, and decides the category")
    func knowsAreas() {
        #expect(NoteLength().about.area == .documentation)
        var about = NoteLength().about
        for id in ["", ".", "nothing", "Security.x", "security-x.y"] {
            about.id = id
            #expect(about.area == nil, "\(id)")
        }
        #expect(
            Area.allCases.map(\.category) == [
                .infrastructure, .functionality, .security, .performance, .infrastructure, .documentation,
            ]
        )
        #expect(Category.allCases.reduce(0) { $0 + $1.points } == 100)
    }

    @Test("severities and likelihoods sort by their rank on the matrix")
    func ranks() {
        #expect(Severity.allCases.map(\.impact) == [1, 2, 3, 4, 5] && Severity.allCases.sorted() == Severity.allCases)
        #expect(Likelihood.allCases.map(\.rank) == [1, 2, 3, 4, 5])
        #expect(Likelihood.allCases.shuffled().sorted() == Likelihood.allCases)
        #expect(Likelihood(rawValue: "almost-certain") == .almostCertain)
    }
}
