/// Puts load on a service and reports the truth about it.
///
/// The load is open: requests start when the plan says, whatever the service does, and latency counts from that
/// moment. A service that stalls for a second is seen to stall by every request that was to start meanwhile. Nothing is
/// dropped: ``LoadResult/isConsistent`` says that each scheduled request completed, failed or stayed unsent.
///
/// Opening a connection counts into the latency of the request for which it is opened, as it does for a user.
public enum LoadEngine {
    /// Carries out a plan on a thread of its own.
    ///
    /// Cancelling the task ends the run at once; the result then holds what was observed until then, with
    /// ``LoadResult/wasCancelled`` set.
    ///
    /// - Parameters:
    ///   - plan: The load.
    ///   - progress: Called five times a second, and once at the end, on the thread that makes the load: it must be
    ///     quick.
    /// - Returns: What was observed.
    /// - Throws: ``LoadEngineError`` when the plan is invalid or the operating system gives no thread or descriptor.
    public static func run(
        _ plan: LoadPlan,
        progress: (@Sendable (LoadProgress) -> Void)? = nil
    ) async throws(LoadEngineError) -> LoadResult {
        try plan.validate()
        let wakeUp = try WakeUp()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Outcome, Never>) in
                do throws(LoadEngineError) {
                    try WorkerThread.start {
                        continuation.resume(returning: carryOut(plan, wakeUp, progress))
                    }
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        } onCancel: {
            wakeUp.signal()
        }
        return try outcome.get()
    }

    private typealias Outcome = Result<LoadResult, LoadEngineError>

    private static func carryOut(
        _ plan: LoadPlan,
        _ wakeUp: WakeUp,
        _ progress: (@Sendable (LoadProgress) -> Void)?
    ) -> Outcome {
        Poller.usePreciseTimers()
        do throws(LoadEngineError) {
            let poller = try Poller()
            try poller.add(wakeUp)
            var loop = LoadLoop(plan, poller: poller, progress: progress)
            return .success(withExtendedLifetime(wakeUp) { loop.run() })
        } catch {
            return .failure(error)
        }
    }
}
