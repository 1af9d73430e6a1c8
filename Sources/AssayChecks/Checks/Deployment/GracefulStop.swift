import AssayEvidence
import AssayModel

/// The service stops on request without losing work.
struct GracefulStop: Check {
    let about = CheckDescription(
        id: "deployment.graceful-stop",
        control: "deployment.graceful-stop",
        title: "On SIGTERM the service finishes the requests in flight and ends within its grace",
        rationale: """
            Every deployment, scaling step and node drain sends SIGTERM. What is lost then is lost several times a \
            day, and what does not end is killed in the middle of a write.
            """,
        remedy: """
            Handle SIGTERM in the process that gets it (use `exec` in start scripts): stop accepting, finish what is \
            in flight, close pools, end with status 0; all within the grace of the orchestrator.
            """,
        severity: .high,
        likelihood: .almostCertain,
        references: ["CWE-404", "CWE-459"]
    )

    var needs: Need<StopTrial> { .each(StopTrial.self, "targets that Assay may stop") }

    func findings(in input: StopTrial) throws(Unjudged) -> [Finding] {
        guard input.wasServing else {
            throw Unjudged(.controlFailed, "the service did not answer right before the signal")
        }
        var found = ending(input)
        let traffic = input.traffic
        if traffic.lost > 0 {
            found.append(finding("loses \(Figure.count(traffic.lost, "request")) in flight", "lost-requests", input))
        }
        if traffic.serverErrors > 0 {
            found.append(
                finding(
                    "answers \(Figure.count(traffic.serverErrors, "request")) with a server error after the signal",
                    "server-errors",
                    input,
                    (.low, .likely)
                )
            )
        }
        if input.endedAfter != nil, input.leftBehind > 0 {
            found.append(
                finding(
                    "leaves \(input.leftBehind == 1 ? "1 process" : "\(input.leftBehind) processes") behind",
                    "left-behind",
                    input,
                    (.medium, .likely)
                )
            )
        }
        if found.isEmpty, traffic.answered <= 0 {
            throw Unjudged(.inconclusive, "no request was answered around the signal, so that none could be lost")
        }
        if found.isEmpty, traffic.inFlight == 0 {
            throw Unjudged(
                .inconclusive,
                "it ended in time, but nothing was in its hands at the signal that could have been lost: no described "
                    + "operation takes a body, and all answer at once"
            )
        }
        return found
    }

    private func ending(_ input: StopTrial) -> [Finding] {
        guard let endedAfter = input.endedAfter else {
            let grace = Figure.time(milliseconds: input.grace)
            return [finding("does not end within \(grace) of SIGTERM and had to be killed", "grace", input)]
        }
        switch input.end {
        // SIGTERM's default action ends a process too; whether work was lost is counted apart.
        case nil, .exited(0)?, .exited(143)?, .signalled(15)?: break
        case .signalled(let signal)?:
            return [finding("crashes on SIGTERM: signal \(signal)", "crash", input)]
        case .exited(let status)? where (129...159).contains(status) && status != 130:
            return [finding("crashes on SIGTERM: exit status \(status), signal \(status - 128)", "crash", input)]
        case .exited(let status)?:
            return [finding("stops with exit status \(status) instead of 0", "exit-status", input, (.low, .likely))]
        }
        guard endedAfter <= input.grace else {
            let (took, grace) = (Figure.time(milliseconds: endedAfter), Figure.time(milliseconds: input.grace))
            return [finding("ends \(took) after SIGTERM, beyond its grace of \(grace)", "grace", input)]
        }
        return []
    }

    private func finding(
        _ words: String,
        _ anchor: String,
        _ input: StopTrial,
        _ rank: (severity: Severity, likelihood: Likelihood)? = nil
    ) -> Finding {
        Finding(
            words,
            anchor: anchor,
            request: RequestReference(operation: "\(Excerpt(input.request))"),
            severity: rank?.severity,
            likelihood: rank?.likelihood
        )
    }

    var examples: [Example<StopTrial>] {
        func trial(
            lost: Int = 0,
            answered: Int = 12,
            refused: Int = 0,
            endedAfter: Double? = 900,
            end: ProcessEnd? = .exited(0),
            leftBehind: Int = 0,
            wasServing: Bool = true
        ) -> StopTrial {
            StopTrial(
                wasServing: wasServing,
                request: "GET /orders",
                traffic: .init(answered: answered, lost: lost, refusedAfterSignal: refused, serverErrors: 0),
                grace: 10_000,
                endedAfter: endedAfter,
                end: end,
                leftBehind: leftBehind
            )
        }
        return [
            Example("finishes and ends", trial(), .passes),
            Example("refuses new connections once it stops", trial(refused: 200), .decoy),
            Example("Java's exit status after SIGTERM", trial(end: .exited(143)), .decoy),
            Example("the signal's default action, and nothing was lost", trial(end: .signalled(15)), .decoy),
            Example(
                "does not listen to the signal",
                trial(endedAfter: nil, end: .signalled(9)),
                .finds(["GET /orders: does not end within 10 s of SIGTERM and had to be killed"])
            ),
            Example(
                "drops what is in flight",
                trial(lost: 3, end: .signalled(15)),
                .finds(["GET /orders: loses 3 requests in flight"])
            ),
            Example(
                "crashes",
                trial(end: .exited(139)),
                .finds(["GET /orders: crashes on SIGTERM: exit status 139, signal 11"])
            ),
            Example(
                "an exit status of failure",
                trial(end: .exited(1)),
                .finds(["GET /orders: stops with exit status 1 instead of 0"])
            ),
            Example("workers stay", trial(leftBehind: 2), .finds(["GET /orders: leaves 2 processes behind"])),
            Example("it was down before", trial(answered: 0, wasServing: false), .unjudged(.controlFailed)),
            Example("nothing was in flight", trial(answered: 0), .unjudged(.inconclusive)),
        ]
    }
}
