public import AssayEvidence
public import AssayModel
import HTTPWire
import LoadEngine

/// Sends each load scenario at its constant arrival rate.
public struct PacedLoad: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Runs the planned load" }
    /// The target must be running.
    public var needsTarget: Bool { true }

    /// The length of the scenario, and some to drain it.
    public func deadline(for subject: String, in context: ProbeContext) -> Duration {
        let scenario = context.plan.performance.load.first { $0.name == subject }
        return (scenario?.duration.duration ?? .zero) + .seconds(60)
    }

    /// The scenarios of the plan; without any, performance is not assessed.
    public func roster(in context: ProbeContext) async -> Roster {
        guard context.plan.target != nil else { return unfiled("the plan names no target") }
        let scenarios = context.plan.performance.load
        guard !scenarios.isEmpty else {
            return unfiled("the plan describes no load under performance.load")
        }
        return filed(scenarios.map(\.name))
    }

    /// Runs one scenario.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> LoadRun {
        let wire = try context.wire()
        guard let scenario = context.plan.performance.load.first(where: { $0.name == subject }) else {
            throw Unjudged(.probeFailed, "\(subject) is planned no more")
        }
        guard wire.target.url.scheme == .http else {
            throw Unjudged(.notRun, "load over https is not part of this version: name an http target for it")
        }
        guard scenario.request.isSafe || wire.target.isDisposable else {
            throw Unjudged(.notAllowed, "\(scenario.request) changes something, and the target is not disposable")
        }
        var request = Exchanger.Request(method: scenario.request.method, path: scenario.request.path)
        if let identity = scenario.identity, let desk = context.desk {
            request.fields = try await desk.credentials(of: identity)
        }
        let control = try await wire.exchange(request)
        let plan = try await loadPlan(scenario, request, wire)
        let result: LoadResult
        do {
            result = try await LoadEngine.run(plan) { progress in
                let rate = progress.elapsedSeconds > 0 ? Double(progress.completed) / progress.elapsedSeconds : 0
                context.progress("\(scenario.name): \(Int(progress.elapsedSeconds)) s, \(Int(rate)) answers a second")
            }
        } catch {
            throw Unjudged(.probeFailed, "the load could not be run: \(error)")
        }
        guard !result.wasCancelled else { throw Unjudged(.notRun, "the load was cut short") }
        return LoadRun(scenario: scenario, control: control, result: result)
    }

    private func loadPlan(
        _ scenario: Plan.LoadScenario,
        _ request: Exchanger.Request,
        _ wire: Exchanger
    ) async throws(Unjudged) -> LoadPlan {
        let addresses = try await wire.scope.admit(wire.target.url.endpoint)
        guard let address = addresses.first else {
            throw Unjudged(.unreachable, "\(wire.target.url.endpoint) has no address")
        }
        let target = wire.target.url.basePath + request.path
        let message = try wire.message(request, target: target, keepsAlive: true)
        let bytes: [UInt8]
        do {
            bytes = try message.serialized()
        } catch {
            throw Unjudged(.probeFailed, "the request cannot be sent: \(error)")
        }
        var plan = LoadPlan(
            address: address,
            requests: [
                LoadRequest(
                    name: scenario.name,
                    bytes: bytes,
                    method: request.method,
                    expected: .range(LoadRun.expected)
                )
            ],
            arrival: .constant(perSecond: scenario.rate),
            duration: scenario.duration.duration
        )
        plan.maxConnections = scenario.connections
        plan.responseTimeout = wire.target.timeout.duration
        return plan
    }
}

extension LoadRun {
    /// The evidence of a finished run; latencies in milliseconds to the microsecond.
    fileprivate init(scenario: Plan.LoadScenario, control: HTTPExchange, result: LoadResult) {
        func milliseconds(_ nanoseconds: UInt64?) -> Double {
            (Double(nanoseconds ?? 0) / 1_000).rounded() / 1_000
        }
        func count(_ value: UInt64) -> Int { Int(clamping: value) }
        // A failure is a wait in vain: leaving it out would make a service look faster the more it fails.
        var latencies = result.latency
        latencies.merge(result.failureLatency)
        func quantile(_ share: Double) -> Double { milliseconds(latencies.quantile(share)) }
        self.init(
            scenario: scenario,
            control: control,
            scheduled: count(result.scheduled),
            completed: count(result.completed),
            errors: Self.errors(of: result),
            unsent: count(result.unsent),
            statuses: Dictionary(uniqueKeysWithValues: result.statusCounts.map { (String($0.key), count($0.value)) }),
            rate: (result.completedPerSecond * 10).rounded() / 10,
            latency: Latency(
                p50: quantile(0.5),
                p90: quantile(0.9),
                p95: quantile(0.95),
                p99: quantile(0.99),
                p999: quantile(0.999),
                max: milliseconds(latencies.maximum),
                mean: ((latencies.mean ?? 0) / 1_000).rounded() / 1_000
            ),
            generatorLag: milliseconds(result.generatorLag.quantile(0.99)),
            generatorWasBottleneck: result.generatorWasBottleneck,
            series: result.seconds.map { Second(completed: count($0.completed), failed: count($0.errors)) }
        )
    }

    /// The failures by kind, in words; an unexpected status is told as the status that it is.
    private static func errors(of result: LoadResult) -> [String: Int] {
        var errors: [String: Int] = [:]
        for (kind, count) in result.errors where kind != .unexpectedStatus {
            errors[words(of: kind), default: 0] += Int(clamping: count)
        }
        for (status, count) in result.statusCounts where !expected.contains(status) {
            errors["status \(status)", default: 0] += Int(clamping: count)
        }
        return errors
    }

    private static func words(of kind: LoadErrorKind) -> String {
        kind.rawValue.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.properties.isUppercase { text += " " }
            text += scalar.properties.lowercaseMapping
        }
    }

    /// The statuses that count as an answer.
    fileprivate static let expected = 200...399
}
