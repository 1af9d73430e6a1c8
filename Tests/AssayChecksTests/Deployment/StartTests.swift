import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Start")
struct StartTests {
    private let check = Start()

    private func start(
        ready: Double? = nil,
        end: ProcessEnd? = nil,
        waited: Double = 30_000,
        output: String = "",
        command: [String] = ["./serve", "--token", "secret"]
    ) -> ProcessStart {
        ProcessStart(command: command, readyAfter: ready, earlyEnd: end, waited: waited, outputTail: output)
    }

    @Test(
        "an end before readiness is found, however it came",
        arguments: [
            ProcessEnd.exited(0), .exited(1), .exited(255), .signalled(6), .signalled(9), .signalled(11),
        ]
    )
    func earlyEnd(end: ProcessEnd) {
        #expect(check.words(start(end: end)) == ["ended with \(end) before it was ready"])
    }

    @Test("a command that cannot be run is named without its arguments", arguments: [126, 127])
    func missingCommand(status: Int32) {
        #expect(check.words(start(end: .exited(status))) == ["the command cannot be run: ./serve"])
        #expect(check.words(start(end: .exited(status), command: [])) == ["the command cannot be run: it is empty"])
    }

    @Test("somebody else's answer is no readiness")
    func impostor() {
        #expect(check.words(start(ready: 10, end: .exited(1))) == ["unjudged: control-failed"])
    }

    @Test(
        "a taken port is the workplace's fault",
        arguments: [
            "OSError: [Errno 98] Address already in use", "Error: listen EADDRINUSE: address already in use :::8000",
            "bind: address already in use", "Web server failed to start. Port 8080: Address already in use",
        ]
    )
    func takenPort(output: String) {
        #expect(check.words(start(end: .exited(1), output: output)) == ["unjudged: control-failed"])
        #expect(check.words(start(ready: 5, output: output)) == [])
    }

    @Test("no time is no answer")
    func noTime() {
        #expect(check.words(start(waited: 0)) == ["unjudged: inconclusive"])
        #expect(check.words(start(waited: .nan)) == ["unjudged: inconclusive"])
    }

    @Test("the last printed line that says something is quoted")
    func lastLine() {
        let found = check.words(start(end: .exited(1), output: "a\nKeyError: 'X'\r\n\n   \n"))
        #expect(found == ["ended with exit status 1 before it was ready; it last printed: KeyError: 'X'"])
    }

    @Test("hostile output is quoted presentably", arguments: Hostile.all)
    func hostileOutput(output: String) {
        #expect(check.found(start(end: .exited(1), output: output)).arePresentable)
        #expect(check.found(start(end: .exited(1), output: output)).count == 1)
    }
}
