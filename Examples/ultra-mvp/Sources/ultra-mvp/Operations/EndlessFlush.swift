import ServiceLifecycle

/// The flawed build's last act: after SIGTERM it "flushes events" to a collector that never answers.
struct EndlessFlush: Service {
    func run() async throws {
        try await gracefulShutdown()
        // Detached, so not even cancellation ends it.
        await Task.detached { try? await Task.sleep(for: .seconds(86_400)) }.value
    }
}
