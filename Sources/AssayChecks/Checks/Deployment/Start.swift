import AssayEvidence
import AssayModel

/// The service starts and becomes ready.
struct Start: Check {
    let about = CheckDescription(
        id: "deployment.start",
        control: "deployment.start",
        title: "The service starts from its command and becomes ready in time",
        rationale: """
            A service that does not come up with its own settings cannot be deployed, rolled back to or restarted at \
            night.
            """,
        remedy: "Start it by hand with the command, directory and settings of the plan, and mend what it prints.",
        severity: .high,
        likelihood: .almostCertain,
        references: ["CWE-684"]
    )

    var needs: Need<ProcessStart> { .each(ProcessStart.self, "start commands") }

    func findings(in input: ProcessStart) throws(Unjudged) -> [Finding] {
        let output = FoldedText(input.outputTail)
        let isPortTaken = [
            "address already in use", "eaddrinuse", "port is already allocated", "only one usage of each socket",
        ]
        .contains { output.contains($0) }
        switch (input.readyAfter, input.earlyEnd) {
        case (nil, _) where isPortTaken:
            throw Unjudged(.controlFailed, "another process holds its port; stop that and audit again")
        case (_?, nil):
            return []
        case (_?, let end?):
            // The ready answer must have come from somebody else.
            throw Unjudged(.controlFailed, "it ended with \(end), and yet something answered in its place")
        case (nil, .exited(127)?), (nil, .exited(126)?):
            return [finding("the command cannot be run: \(command(input))", input)]
        case (nil, let end?):
            return [finding("ended with \(end) before it was ready", input)]
        case (nil, nil):
            guard input.waited > 0 else { throw Unjudged(.inconclusive, "it was not given any time") }
            let last = input.lastStatus.map { "; its last answer was \($0)" } ?? "; it never answered"
            return [finding("was not ready after \(Figure.time(milliseconds: input.waited))\(last)", input)]
        }
    }

    private func command(_ input: ProcessStart) -> Excerpt {
        Excerpt(input.command.first ?? "it is empty", limit: 60)
    }

    private func finding(_ words: String, _ input: ProcessStart) -> Finding {
        let last = input.outputTail.utf8.suffix(8_192)
            .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .last { $0.contains { $0 > 0x20 } }
            .map { "; it last printed: \(Excerpt(String(decoding: $0, as: UTF8.self)))" }
        return Finding(words + (last ?? ""), anchor: "start")
    }

    var examples: [Example<ProcessStart>] {
        let command = ["./serve"]
        return [
            Example("ready", ProcessStart(command: command, readyAfter: 800, lastStatus: 200, waited: 800), .passes),
            Example(
                "ready, with errors in its output",
                ProcessStart(
                    command: command,
                    readyAfter: 4_000,
                    lastStatus: 200,
                    waited: 4_000,
                    outputTail: "ERROR: cannot reach db, trying again\nlistening on 8000\n"
                ),
                .decoy
            ),
            Example(
                "a setting is missing",
                ProcessStart(
                    command: command,
                    readyAfter: nil,
                    earlyEnd: .exited(1),
                    waited: 200,
                    outputTail: "starting\nKeyError: 'DATABASE_URL'\n"
                ),
                .finds(["ended with exit status 1 before it was ready; it last printed: KeyError: 'DATABASE_URL'"])
            ),
            Example(
                "never ready",
                ProcessStart(command: command, readyAfter: nil, lastStatus: 503, waited: 30_000),
                .finds(["was not ready after 30 s; its last answer was 503"])
            ),
            Example(
                "another process holds the port",
                ProcessStart(
                    command: command,
                    readyAfter: nil,
                    earlyEnd: .exited(1),
                    waited: 200,
                    outputTail: "[Errno 98] error while attempting to bind: address already in use\n"
                ),
                .unjudged(.controlFailed)
            ),
        ]
    }
}
