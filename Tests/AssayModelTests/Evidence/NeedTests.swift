import AssayModel
import Testing

@Suite("Needs")
struct NeedTests {
    private let notes = Roster(kind: Note.kind, subjects: ["a", "b"])
    private let cut = Unjudged(.tooLarge, "more")

    /// The cases as `subject=value` or `subject!reason`.
    private func cases<Input>(_ need: Need<Input>, _ observations: Observations) -> [String] {
        need.cases(observations)
            .map { item in
                switch item.input {
                case .success(let input): "\(item.subject)=\(input)"
                case .failure(let why): "\(item.subject)!\(why.reason.rawValue)"
                }
            }
    }

    private func applicability<Input>(_ need: Need<Input>, _ rosters: Roster...) -> Applicability {
        need.applicability(Dictionary(uniqueKeysWithValues: rosters.map { ($0.kind, $0) }))
    }

    @Test("a need applies where a subject is meant, is empty where none is, and unknown without a complete roster")
    func tellsApplicability() {
        let need = Need.each(Note.self, "letters") { $0 != "z" }
        #expect(applicability(need, notes) == .applicable)
        #expect(applicability(need, Roster(kind: Note.kind, subjects: ["z"])) == .empty("there are no letters"))
        #expect(applicability(need, Roster(kind: Note.kind, subjects: [])) == .empty("there are no letters"))
        #expect(applicability(need, Roster(kind: Note.kind, subjects: ["a"], shortfall: cut)) == .unknown(cut))
        #expect(applicability(need, Roster(kind: Note.kind, subjects: [], shortfall: cut)) == .unknown(cut))
        guard case .unknown(let why) = applicability(need, Roster(kind: Stamp.kind, subjects: ["a"])) else {
            Issue.record("a missing roster must leave it unknown")
            return
        }
        #expect(why.reason == .notRun)
        let plain = applicability(Need.each(Note.self), Roster(kind: Note.kind, subjects: []))
        #expect(plain == .empty("there are no subjects of kind note"))
    }

    @Test("each subject that is meant is a case with its evidence cited")
    func makesCases() {
        let observations = Observations(
            rosters: [notes],
            observations: [.note("a", "1", digest: 7), .gap(Note.kind, "b", .unreachable)]
        )
        let need = Need.each(Note.self).map { $0.text }
        #expect(need.kinds == [Note.kind])
        #expect(cases(need, observations) == ["a=1", "b!unreachable"])
        #expect(need.cases(observations).map(\.sources) == [[.numbered(7)], []])
        #expect(cases(Need.each(Note.self) { $0 == "b" }.map { $0.text }, observations) == ["b!unreachable"])
    }

    @Test("a second kind is taken for the same subject, else for the run, else it is a gap")
    func joinsSubjects() {
        let need = Need.each(Note.self).and(Stamp.self).map { "\($0.text)\($1.number)" }
        let both: [Observation] = [.note("a", "x"), .note("b", "y")]
        #expect(need.kinds == [Note.kind, Stamp.kind])

        let paired = Observations(
            rosters: [notes, Roster(kind: Stamp.kind, subjects: ["a", "run"])],
            observations: both + [.stamp("a", 1), .stamp("run", 9)]
        )
        #expect(cases(need, paired) == ["a=x1", "b=y9"])
        #expect(need.cases(paired).map(\.sources.count) == [2, 2])

        let unobserved = Observations(
            rosters: [notes, Roster(kind: Stamp.kind, subjects: ["a", "run"])],
            observations: both + [.stamp("run", 9)]
        )
        #expect(cases(need, unobserved) == ["a!not-run", "b=y9"], "a listed subject must not fall back to the run")

        let missing = Observations(rosters: [notes], observations: both + [.stamp("a", 1), .stamp("run", 9)])
        #expect(cases(need, missing) == ["a!not-run", "b!not-run"])
    }

    @Test("of two gaps in one case the first need's is told")
    func tellsTheFirstGap() {
        let observations = Observations(
            rosters: [Roster(kind: Note.kind, subjects: ["a"]), Roster(kind: Stamp.kind, subjects: ["a"])],
            observations: [.gap(Note.kind, "a", .timedOut), .gap(Stamp.kind, "a", .unreachable)]
        )
        let need = Need.each(Note.self).and(Stamp.self).map { $0.text + "\($1.number)" }
        #expect(cases(need, observations) == ["a!timed-out"])
    }

    @Test("one gap among all evidence of a kind leaves every case unjudged")
    func joinsAll() {
        let need = Need.each(Note.self).andAll(Stamp.self) { $0 != "z" }
            .map { note, stamps in
                note.text + stamps.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value.number)" }.joined()
            }
        let stamps = Roster(kind: Stamp.kind, subjects: ["p", "q", "z"])
        func seen(_ observations: Observation...) -> Observations {
            Observations(rosters: [notes, stamps], observations: [.note("a", "A"), .note("b", "B")] + observations)
        }
        let whole = seen(.stamp("p", 1), .stamp("q", 2), .gap(Stamp.kind, "z", .stale))
        #expect(cases(need, whole) == ["a=Ap1q2", "b=Bp1q2"])
        #expect(need.cases(whole).map(\.sources.count) == [3, 3])
        #expect(cases(need, seen(.stamp("p", 1))) == ["a!not-run", "b!not-run"])
        #expect(cases(need, seen(.stamp("p", 1), .gap(Stamp.kind, "q", .tampered))) == ["a!tampered", "b!tampered"])
        #expect(applicability(need, notes, stamps) == .applicable)
        #expect(applicability(need, notes, Roster(kind: Stamp.kind, subjects: [], shortfall: cut)) == .unknown(cut))
        #expect(
            applicability(need, Roster(kind: Note.kind, subjects: []), stamps)
                == .empty("there are no subjects of kind note")
        )
        guard case .unknown = applicability(need, notes) else {
            Issue.record("without the second roster it must be unknown")
            return
        }
    }

    @Test("a view that cannot be had leaves its case unjudged and the others alone")
    func mapsViews() {
        let need = Need.each(Note.self)
            .map { note throws(Unjudged) -> Int in
                guard let number = Int(note.text) else { throw Unjudged(.unparsable, "no number") }
                return number
            }
        let observations = Observations(rosters: [notes], observations: [.note("a", "x"), .note("b", "5")])
        #expect(cases(need, observations) == ["a!unparsable", "b=5"])
        #expect(need.cases(observations)[0].sources == [.numbered(1)], "what was looked at stays cited")
    }

    @Test("two needs joined by or are empty only together, and unknown as soon as one is")
    func joinsAlternatives() {
        let need = Need.each(Note.self).map { $0.text }.or(Need.each(Stamp.self).map { "\($0.number)" })
        let noNotes = Roster(kind: Note.kind, subjects: [])
        let noStamps = Roster(kind: Stamp.kind, subjects: [])
        let stamps = Roster(kind: Stamp.kind, subjects: ["s"])
        #expect(applicability(need, noNotes, stamps) == .applicable)
        #expect(applicability(need, notes, noStamps) == .applicable)
        #expect(
            applicability(need, noNotes, noStamps)
                == .empty("there are no subjects of kind note, and there are no subjects of kind stamp")
        )
        #expect(applicability(need, notes, Roster(kind: Stamp.kind, subjects: ["s"], shortfall: cut)) == .unknown(cut))
        let observations = Observations(
            rosters: [notes, stamps],
            observations: [.note("a", "1"), .note("b", "2"), .stamp("s", 3)]
        )
        #expect(cases(need, observations) == ["a=1", "b=2", "s=3"])
    }
}
