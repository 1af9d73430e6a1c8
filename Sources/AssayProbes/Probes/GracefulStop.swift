public import AssayEvidence
public import AssayModel
import Synchronization

/// Stops the target with SIGTERM while requests are in flight.
public struct GracefulStop: Probe {
    /// How many clients send one request after the other.
    static let clients = 8
    /// The longest that a service on this machine is given to accept a connection.
    static let acceptance: Duration = .milliseconds(20)

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Stops the target while it is used" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The grace that the target has, and some.
    public func deadline(for subject: String, in context: ProbeContext) -> Duration {
        (context.plan.target?.start?.stopGrace.duration ?? .zero) + .seconds(60)
    }

    /// The target, where Assay starts it and may hurt it.
    public func roster(in context: ProbeContext) async -> Roster {
        guard let target = context.plan.target else { return unfiled("the plan names no target") }
        let drill = Plan.Deployment.Drill.gracefulShutdown
        guard target.start != nil else {
            return unfiled("the plan does not say how to start the target")
        }
        guard target.isDisposable, context.plan.deployment.drills.contains(drill) else {
            return unfiled("the plan does not allow the drill \(drill.rawValue)")
        }
        return filed(["target"])
    }

    /// Sends the signal and watches.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> StopTrial {
        let wire = try context.wire()
        guard let start = context.plan.target?.start else {
            throw Unjudged(.notRun, "the plan does not say how to start the target")
        }
        let request = Exchanger.Request(method: start.ready.method, path: start.ready.path)
        let control = try await wire.exchange(request)
        let watch = Watch()
        let outcome = await withTaskGroup(of: Void.self, returning: (Double?, ProcessEnd?).self) { group in
            for _ in 0..<Self.clients {
                group.addTask { await Self.use(wire, request, watch) }
            }
            await Pause.milliseconds(300)
            let signalled = ContinuousClock.now
            watch.signal()
            context.process.terminate()
            let ended = await context.process.hasEnded(within: start.stopGrace.duration)
            let after = ended ? (ContinuousClock.now - signalled).inMilliseconds : nil
            watch.stop()
            await group.waitForAll()
            return (after, context.process.processEnd)
        }
        let leftBehind = await context.process.end()
        return StopTrial(
            wasServing: control.response.isSuccess,
            request: "\(request.method) \(request.path)",
            traffic: watch.traffic,
            grace: start.stopGrace.duration.inMilliseconds,
            endedAfter: outcome.0,
            end: outcome.1,
            leftBehind: leftBehind
        )
    }

    /// One client: a request after the other, each on a connection of its own, until the watch stops.
    private static func use(_ wire: Exchanger, _ request: Exchanger.Request, _ watch: Watch) async {
        while !watch.isOver, !Task.isCancelled {
            let sentAt = ContinuousClock.now
            do throws(Unjudged) {
                watch.answered(try await wire.exchange(request).response.status)
            } catch {
                watch.failed(sentAt: sentAt)
            }
            await Pause.milliseconds(10)
        }
    }

    /// What the clients saw, by when the signal had gone out.
    private final class Watch: Sendable {
        private struct State {
            var signalledAt: ContinuousClock.Instant?
            var isOver = false
            var traffic = StopTrial.Traffic(answered: 0, lost: 0, refusedAfterSignal: 0, serverErrors: 0)
        }

        private let state = Mutex(State())

        var isOver: Bool { state.withLock(\.isOver) }
        var traffic: StopTrial.Traffic { state.withLock(\.traffic) }

        func signal() { state.withLock { $0.signalledAt = .now } }
        func stop() { state.withLock { $0.isOver = true } }

        func answered(_ status: Int) {
            state.withLock { state in
                if status >= 500, state.signalledAt != nil {
                    state.traffic.serverErrors += 1
                } else {
                    state.traffic.answered += 1
                }
            }
        }

        func failed(sentAt: ContinuousClock.Instant) {
            state.withLock { state in
                guard let signalledAt = state.signalledAt else {
                    state.traffic.lost += 1
                    return
                }
                // A service that stops refuses what comes after the signal; what it had taken it must answer. What was
                // sent just before may still have waited to be accepted, which the service cannot know of.
                if sentAt >= signalledAt {
                    state.traffic.refusedAfterSignal += 1
                } else if signalledAt - sentAt < GracefulStop.acceptance {
                    state.traffic.undecided += 1
                } else {
                    state.traffic.lost += 1
                }
            }
        }
    }
}
