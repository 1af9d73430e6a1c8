import AssayModel
import Testing

@Suite("Observations")
struct ObservationsTests {
    private func texts(_ observations: Observations) -> [String] {
        observations.of(Note.kind)
            .map { seen in
                switch seen.evidence(as: Note.self) {
                case .success(let note): "\(seen.subject)=\(note.text)"
                case .failure(let why): "\(seen.subject)!\(why.reason.rawValue)"
                }
            }
    }

    @Test("observations come in the order of the roster, and a subject without one counts as not run")
    func fillsGaps() {
        let observations = Observations(
            rosters: [Roster(kind: Note.kind, subjects: ["c", "a", "b"])],
            observations: [.note("a", "1"), .note("c", "3")]
        )
        #expect(texts(observations) == ["c=3", "a=1", "b!not-run"])
    }

    @Test("what is on no roster is left out, whoever asks")
    func leavesOutStrangers() {
        let observations = Observations(
            rosters: [Roster(kind: Note.kind, subjects: ["a"])],
            observations: [.note("a", "1"), .note("z", "9"), .stamp("a", 5), .stamp("run", 5)]
        )
        #expect(texts(observations) == ["a=1"])
        #expect(observations.of(Stamp.kind).isEmpty)
        for (kind, subject) in [(Note.kind, "z"), (Stamp.kind, "a"), (Stamp.kind, "run"), ("other", "a")] {
            let seen = observations.observation(of: kind, about: subject)
            #expect(seen.source == nil)
            guard case .failure(let why) = seen.value else {
                Issue.record("\(kind) of \(subject) came from no roster")
                continue
            }
            #expect(why.reason == .notRun)
        }
    }

    @Test("of two observations of one subject the later counts")
    func keepsTheLater() {
        let roster = Roster(kind: Note.kind, subjects: ["a"])
        let observations: [Observation] = [.gap(Note.kind, "a", .timedOut), .note("a", "1")]
        #expect(texts(Observations(rosters: [roster], observations: observations)) == ["a=1"])
        #expect(texts(Observations(rosters: [roster], observations: observations.reversed())) == ["a!timed-out"])
    }

    @Test("evidence of another type than its kind promises is unparsable, never a value")
    func refusesOtherTypes() {
        let observations = Observations(
            rosters: [Roster(kind: Note.kind, subjects: ["a"])],
            observations: [Observation(kind: Note.kind, subject: "a", value: .success(Stamp(number: 1)))]
        )
        #expect(texts(observations) == ["a!unparsable"])
    }

    @Test("a roster is complete unless it says why it may not be")
    func knowsShortfalls() {
        #expect(Roster(kind: "k", subjects: []).isComplete)
        #expect(!Roster(kind: "k", subjects: ["a"], shortfall: Unjudged(.tooLarge, "more")).isComplete)
    }

    @Test("evidence keeps for as long as its kind says")
    func knowsShelfLives() {
        #expect(ShelfLife.allCases.map { $0.milliseconds / 86_400_000 } == [1, 7, 30, 90])
    }
}
