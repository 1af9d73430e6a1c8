import Synchronization

/// What a test has set up, taken down in reverse order when its body ends, however it ends.
final class Bench: Sendable {
    private let steps = Mutex<[@Sendable () -> Void]>([])

    private init() {}

    /// Runs a body with a bench.
    static func with<Value>(_ body: (Bench) async throws -> Value) async throws -> Value {
        let bench = Bench()
        defer { for step in bench.steps.withLock({ $0.reversed() }) { step() } }
        return try await body(bench)
    }

    /// Remembers how to take something down.
    func onEnd(_ step: @escaping @Sendable () -> Void) {
        steps.withLock { $0.append(step) }
    }

    /// An empty folder.
    func tree() throws -> TemporaryTree {
        let tree = try TemporaryTree()
        onEnd { tree.remove() }
        return tree
    }

    /// A variant of the sample in a folder and on a port of its own.
    func sample(_ variant: Sample.Variant, load: String? = nil, stopGrace: String? = nil) async throws -> Sample {
        let tree = try tree()
        return try await Sample(variant, in: tree, load: load, stopGrace: stopGrace)
    }

    /// A hostile service.
    func service(_ behaviour: HostileService.Behaviour) throws -> HostileService {
        let service = try HostileService(behaviour)
        onEnd { service.stop() }
        return service
    }

    /// Starts a program that is killed at the end.
    func start(_ arguments: [String], in directory: String, environment: [String: String] = [:]) throws -> Command {
        let command = try Command(arguments, in: directory, environment: environment)
        onEnd { if command.isRunning { command.send(9) } }
        return command
    }
}
