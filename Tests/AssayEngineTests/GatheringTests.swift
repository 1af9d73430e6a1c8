import AssayModel
import Testing

@testable import AssayEngine

@Suite("Gathering")
struct GatheringTests {
    private let late = Unjudged(.timedOut, "late")

    @Test("a probe gives up a target only after so many time-outs in a row")
    func patience() throws {
        let patience = Gathering.patience
        #expect(Gathering.silence(of: []) == nil)
        #expect(Gathering.silence(of: Array(repeating: late, count: patience - 1)) == nil)
        let silence = try #require(Gathering.silence(of: Array(repeating: late, count: patience)))
        #expect(silence.reason == .timedOut)
        // What is left out for that is itself a time-out, so that the rest of the roster is left out too.
        #expect(Gathering.silence(of: Array(repeating: late, count: patience) + [silence]) != nil)
    }

    @Test("an answer, or another kind of gap, starts the count again", arguments: 0..<5)
    func recovery(place: Int) {
        var gaps: [Unjudged?] = Array(repeating: late, count: Gathering.patience)
        gaps[place] = nil
        #expect(Gathering.silence(of: gaps) == nil)
        gaps[place] = Unjudged(.unreachable, "reset")
        #expect(Gathering.silence(of: gaps) == nil)
    }
}
