import YAML
import AssayEvidence
public import AssayModel
import HTTPWire
import JSON
import OpenAPI

/// The target as a run knows it: started when it is needed, described once, given up when it will not start.
public actor TargetSession {
    /// What happened to the target's process, for the journal.
    public enum Event: Sendable {
        /// It was started under a guard.
        case started(guardProcess: Int32, process: Int32)
    }

    private let plan: Plan
    private let root: String
    private let process: TargetProcess
    private let settings: TargetSettings
    private let exchanger: Exchanger?
    private let desk: CredentialDesk?

    private var givenUp: Unjudged?
    private var starts = 0
    private var knownSource: Result<DescriptionSource, Unjudged>?
    private var knownDescription: Result<DescribedAPI, Unjudged>?
    private var knownOperations: Result<[CallableOperation], Unjudged>?
    private var caller: OperationCaller?
    private var order: OpenAPICallOrder?
    private var positions: [String: Int] = [:]
    private var pool = OpenAPIValuePool()
    private var events: [Event] = []

    /// How often the target is started at most: once, and after it died under a probe.
    private static let mostStarts = 4

    init(
        plan: Plan,
        root: String,
        process: TargetProcess,
        settings: TargetSettings,
        exchanger: Exchanger?,
        desk: CredentialDesk?
    ) {
        self.plan = plan
        self.root = root
        self.process = process
        self.settings = settings
        self.exchanger = exchanger
        self.desk = desk
    }

    /// The events since the last call.
    public func takeEvents() -> [Event] {
        defer { events = [] }
        return events
    }

    /// Makes sure that the target answers, by starting it where the plan says how.
    public func ensureReady() async throws(Unjudged) {
        if let givenUp { throw givenUp }
        guard plan.target?.start != nil else { return }
        if process.isRunning { return }
        _ = try await start()
        if let givenUp { throw givenUp }
    }

    /// Starts the target and waits until it is ready or cannot become so.
    func start() async throws(Unjudged) -> ProcessStart {
        guard let target = plan.target, let plan = target.start, let exchanger else {
            throw Unjudged(.notRun, "the plan does not say how to start the target")
        }
        if let givenUp { throw givenUp }
        guard starts < Self.mostStarts else {
            throw Unjudged(.unreachable, "the target died \(starts) times under the audit")
        }
        starts += 1
        await process.end()
        await desk?.reset()
        if await isPortTaken(exchanger) {
            let why = Unjudged(
                .wrongSubject,
                "something else already listens on \(target.url.endpoint): stop it, or leave out target.start to "
                    + "audit it as it is"
            )
            givenUp = why
            throw why
        }
        do throws(Unjudged) {
            let environment = try settings.environment()
            let folder = plan.directory == "." ? root : "\(root)/\(plan.directory)"
            let begin = ContinuousClock.now
            let ids: (guardProcess: Int32, process: Int32)
            do throws(Unjudged) {
                ids = try await process.start(plan.run, directory: folder, environment: environment)
            } catch {
                guard let failure = process.startFailure else { throw error }
                // As a shell would tell it (POSIX, section 2.8.2): 127, and the reason as its output.
                let start = ProcessStart(
                    command: plan.run,
                    readyAfter: nil,
                    earlyEnd: .exited(127),
                    waited: (ContinuousClock.now - begin).inMilliseconds,
                    outputTail: failure
                )
                return noted(start)
            }
            events.append(.started(guardProcess: ids.guardProcess, process: ids.process))
            return noted(await awaitReady(plan, exchanger, since: begin))
        } catch {
            givenUp = error
            throw error
        }
    }

    /// Gives the target up where it did not become ready: starting it again would not help.
    private func noted(_ start: ProcessStart) -> ProcessStart {
        if start.readyAfter == nil {
            let why =
                start.earlyEnd == .exited(127)
                ? "the target could not be started"
                : start.earlyEnd.map { "the target ended with \($0) when it was started" }
            givenUp = Unjudged(.unreachable, why ?? "the target was started, but did not become ready")
        }
        return start
    }

    /// The API description with the files that it refers to, read once.
    func source(of place: DescriptionSource.Place) async throws(Unjudged) -> DescriptionSource {
        if let knownSource { return try knownSource.get() }
        let result: Result<DescriptionSource, Unjudged>
        do throws(Unjudged) {
            result = .success(try await freshSource(of: place))
        } catch {
            result = .failure(error)
        }
        if Self.isLasting(result) { knownSource = result }
        return try result.get()
    }

    private func freshSource(of place: DescriptionSource.Place) async throws(Unjudged) -> DescriptionSource {
        switch place {
        case .tree(let path):
            return try DescriptionSource.read(path, in: TreeScan(root: root))
        case .target(let path):
            guard let exchanger else { throw Unjudged(.notRun, "the plan names no target") }
            try await ensureReady()
            let answer = try await exchanger.answer(to: Exchanger.Request(path: path))
            let response = answer.exchange.response
            guard response.isSuccess else {
                throw Unjudged(
                    .unparsable,
                    "the API description at \(path) was answered with status \(response.status)"
                )
            }
            guard answer.rawBody.count == response.bodySize else {
                throw Unjudged(.tooLarge, "the description at \(path) is larger than \(answer.rawBody.count) bytes")
            }
            return DescriptionSource(path: path, bytes: answer.rawBody)
        }
    }

    /// What the API description says, read once.
    func described(at place: DescriptionSource.Place) async throws(Unjudged) -> DescribedAPI {
        if let knownDescription { return try knownDescription.get() }
        let result: Result<DescribedAPI, Unjudged>
        do throws(Unjudged) {
            let source = try await source(of: place)
            result = .success(try DescribedAPI.read(path: source.path, bytes: source.bytes, files: source.files))
        } catch {
            result = .failure(error)
        }
        if Self.isLasting(result) { knownDescription = result }
        return try result.get()
    }

    /// The operations as the probes call them, made once.
    func operations(in context: ProbeContext) async throws(Unjudged) -> [CallableOperation] {
        if let knownOperations { return try knownOperations.get() }
        let result: Result<[CallableOperation], Unjudged>
        do throws(Unjudged) {
            let described = try await context.described()
            let caller = described.map { OperationCaller($0, seed: context.seed, target: context.plan.target) }
            self.caller = caller
            order = described.map { OpenAPICallOrder($0.description) }
            let operations = CallableOperation.all(of: context.plan, caller)
            positions = Dictionary(
                operations.enumerated().map { ($1.name.description, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            result = .success(operations)
        } catch {
            result = .failure(error)
        }
        if Self.isLasting(result) { knownOperations = result }
        return try result.get()
    }

    /// Whether a result holds for the whole run: not one that a deadline or an interruption cut short.
    private static func isLasting<Success>(_ result: Result<Success, Unjudged>) -> Bool {
        guard case .failure(let why) = result else { return true }
        return !Task.isCancelled && ![.notRun, .timedOut, .notAllowed].contains(why.reason)
    }

    /// The order in which the described operations are called; nil where nothing describes any.
    func callOrder(in context: ProbeContext) async throws(Unjudged) -> OpenAPICallOrder? {
        _ = try await operations(in: context)
        return order
    }

    /// The operation of a name.
    func operation(_ name: String, in context: ProbeContext) async throws(Unjudged) -> CallableOperation? {
        let operations = try await operations(in: context)
        return positions[name].map { operations[$0] }
    }

    /// Whether an operation may be sent although it deletes, or changes what lets people in: only for what a request of
    /// ours has made.
    func sparesOthers(_ operation: CallableOperation) -> Bool {
        guard let described = operation.described, OpenAPIValuePool.sparesOthers(described) else { return true }
        return pool.namesOwn(described, at: operation.index)
    }

    /// The operation with the values that earlier answers told put into its request.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - isMinimal: Whether the body holds only what is required.
    /// - Returns: The operation with another request.
    func informed(_ operation: CallableOperation, isMinimal: Bool = false) -> CallableOperation {
        guard let index = operation.index, let caller else { return operation }
        return caller.operation(at: index, given: pool, isMinimal: isMinimal)
    }

    /// Learns from an answer what later requests can name.
    func learn(from answer: Exchanger.Answer, to operation: CallableOperation) {
        guard let described = operation.described else { return }
        rememberMasked(of: answer)
        pool.learn(
            from: OpenAPIResponseMessage(
                status: answer.exchange.response.status,
                fields: answer.exchange.response.fields.map { ($0.name, $0.value) }
                    .filter { !DescribedAPI.isMasked($0.1) },
                body: answer.rawBody,
                isTruncated: answer.rawBody.count != answer.exchange.response.bodySize
            ),
            to: described,
            parameters: operation.parameters,
            body: operation.bodyValue
        )
    }

    /// Remembers the secrets that the masking of an answer found, so that they are masked in later requests too, should
    /// one of them name something there.
    private func rememberMasked(of answer: Exchanger.Answer) {
        guard let exchanger, let raw = try? JSONValue.parse(answer.rawBody),
            let kept = try? JSONValue.parse(answer.exchange.response.body)
        else { return }
        var pairs = [(raw, kept)]
        var budget = 20_000
        while let (raw, kept) = pairs.popLast(), budget > 0 {
            budget -= 1
            switch (raw, kept) {
            case (.string(let secret), .string(let masked)):
                if secret != masked { exchanger.redactor.remember(secret) }
            case (.array(let raws), .array(let masks)): pairs += zip(raws, masks)
            case (.object(let raws), .object(let masks)):
                pairs += zip(raws, masks).filter { $0.key == $1.key }.map { ($0.value, $1.value) }
            default: break
            }
        }
    }

    /// Whether something answers, or at least accepts, on the target's port before the target was started.
    private func isPortTaken(_ exchanger: Exchanger) async -> Bool {
        do throws(Unjudged) {
            _ = try await exchanger.client.send(
                try exchanger.message(Exchanger.Request(method: "HEAD", path: "/"), target: "/"),
                to: exchanger.target.url,
                within: .seconds(1)
            )
            return true
        } catch {
            return error.reason != .unreachable && error.reason != .notRun && error.reason != .notAllowed
        }
    }

    private func awaitReady(
        _ plan: Plan.Start,
        _ exchanger: Exchanger,
        since begin: ContinuousClock.Instant
    ) async -> ProcessStart {
        var readyAfter: Double?
        var lastStatus: Int?
        var pause = 5
        while readyAfter == nil, process.isRunning, ContinuousClock.now - begin < plan.readyTimeout.duration,
            !Task.isCancelled
        {
            do throws(Unjudged) {
                let message = try exchanger.message(
                    Exchanger.Request(method: plan.ready.method, path: plan.ready.path),
                    target: exchanger.target.url.basePath + plan.ready.path
                )
                let response = try await exchanger.client.send(message, to: exchanger.target.url, within: .seconds(2))
                lastStatus = response.head.status
                if (200...299).contains(response.head.status) {
                    readyAfter = (ContinuousClock.now - begin).inMilliseconds
                }
            } catch {
                // Refused or silent: not ready yet, which the loop is here to wait out.
            }
            if readyAfter == nil {
                await Pause.milliseconds(pause)
                pause = min(pause * 2, 100)
            }
        }
        let output = readyAfter == nil ? await process.outputTail() : []
        return ProcessStart(
            command: plan.run,
            readyAfter: readyAfter,
            lastStatus: lastStatus,
            earlyEnd: readyAfter == nil ? process.processEnd : nil,
            waited: (ContinuousClock.now - begin).inMilliseconds,
            outputTail: exchanger.redactor.text(Array(output.suffix(4 << 10)))
        )
    }
}

extension Duration {
    /// The duration in milliseconds, to the microsecond.
    var inMilliseconds: Double {
        let (seconds, attoseconds) = components
        return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12).rounded() / 1e3
    }
}
