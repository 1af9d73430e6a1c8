public import AssayEvidence
public import AssayModel
import Synchronization

/// Stops the target with SIGTERM while requests are in flight.
public struct GracefulStop: Probe {
    /// How many clients send one request after the other.
    static let clients = 8
    /// How many clients have sent half a request when the signal comes.
    static let uploads = 4
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
        let upload = await upload(in: context)
        let watch = Watch()
        let outcome = await withTaskGroup(of: Void.self, returning: (Double?, ProcessEnd?).self) { group in
            for _ in 0..<Self.clients {
                group.addTask { await Self.use(wire, request, watch) }
            }
            let hold = RequestHold(bytes: max(1, (upload?.body?.utf8.count ?? 0) / 2))
            if let upload {
                for _ in 0..<Self.uploads {
                    group.addTask { await Self.send(upload, held: hold, over: wire, watch) }
                }
            }
            await Pause.milliseconds(300)
            let signalled = ContinuousClock.now
            watch.signal()
            context.process.terminate()
            // Long enough for a service that drops everything to be gone, short within any grace.
            await Pause.milliseconds(150)
            hold.release()
            let ended = await context.process.hasEnded(within: start.stopGrace.duration - .milliseconds(150))
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

    /// A request with a body, which can be kept half sent: to an operation that anyone may call rather than to others.
    ///
    /// Only one that the service answers without failing will do.
    private func upload(in context: ProbeContext) async -> Exchanger.Request? {
        // Without a request to hold, the trial tells that nothing was in flight, and the check leaves the matter open.
        guard let wire = try? context.wire(), let operations = try? await context.operations() else { return nil }
        let candidates = operations.filter { $0.name.method == "POST" && $0.takesJSON && $0.madeUp.isEmpty }
        let ordered = candidates.filter { !$0.isProtected } + candidates.filter(\.isProtected)
        for operation in ordered.prefix(5) {
            guard operation.isJSONBody, var request = operation.request, (request.body ?? "").utf8.count >= 2 else {
                continue
            }
            if operation.isProtected, let desk = context.desk, let name = desk.names.first {
                request.fields += (try? await desk.credentials(of: name)) ?? []
            }
            if let answer = try? await wire.exchange(request), answer.response.status < 500 { return request }
        }
        return nil
    }

    /// Sends one request half, and the rest when the hold is released.
    private static func send(
        _ request: Exchanger.Request,
        held hold: RequestHold,
        over wire: Exchanger,
        _ watch: Watch
    ) async {
        let sentAt = ContinuousClock.now
        watch.holds()
        do throws(Unjudged) {
            watch.answered(try await wire.exchange(request, holding: hold).response.status)
        } catch {
            watch.failed(sentAt: sentAt)
        }
        watch.lets()
    }

    /// One client: a request after the other, each on a connection of its own, until the watch stops.
    private static func use(_ wire: Exchanger, _ request: Exchanger.Request, _ watch: Watch) async {
        while !watch.isOver, !Task.isCancelled {
            let sentAt = ContinuousClock.now
            watch.sends(at: sentAt)
            do throws(Unjudged) {
                watch.answered(try await wire.exchange(request).response.status)
            } catch {
                watch.failed(sentAt: sentAt)
            }
            watch.ends(sentAt)
            await Pause.milliseconds(10)
        }
    }

    /// What the clients saw, by when the signal had gone out.
    private final class Watch: Sendable {
        private struct State {
            var signalledAt: ContinuousClock.Instant?
            var isOver = false
            var held = 0
            var outstanding: [ContinuousClock.Instant: Int] = [:]
            var traffic = StopTrial.Traffic(answered: 0, lost: 0, refusedAfterSignal: 0, serverErrors: 0)
        }

        private let state = Mutex(State())

        var isOver: Bool { state.withLock(\.isOver) }
        var traffic: StopTrial.Traffic { state.withLock(\.traffic) }

        /// A request is half sent and stays so until after the signal.
        func holds() { state.withLock { $0.held += 1 } }

        /// A half-sent request is over.
        ///
        /// Before the signal that is an answer to its head alone, such as a refusal: then it
        /// is not in the service's hands.
        func lets() { state.withLock { $0.held -= 1 } }

        /// A request goes out.
        func sends(at instant: ContinuousClock.Instant) {
            state.withLock { $0.outstanding[instant, default: 0] += 1 }
        }

        /// The signal goes out: what was sent long enough before and is not answered is in the service's hands.
        func signal() {
            state.withLock { state in
                let now = ContinuousClock.now
                state.signalledAt = now
                let old = state.outstanding.filter { now - $0.key >= GracefulStop.acceptance }.values.reduce(0, +)
                state.traffic.inFlight = state.held + old
            }
        }

        /// A request is over.
        func ends(_ sentAt: ContinuousClock.Instant) {
            state.withLock { $0.outstanding[sentAt] = nil }
        }

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
                // What fails before the signal does not fail because of it.
                guard let signalledAt = state.signalledAt else { return }
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
