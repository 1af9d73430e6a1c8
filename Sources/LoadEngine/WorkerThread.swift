import Glibc

/// A detached thread that runs one closure, for loops that would block the cooperative pool.
enum WorkerThread {
    private final class Job: Sendable {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) {
            self.work = work
        }
    }

    /// Starts a thread.
    ///
    /// - Parameter work: What the thread does.
    /// - Throws: ``LoadEngineError/unavailable(_:errno:)`` when there is none to be had; the closure is not called then.
    static func start(_ work: @escaping @Sendable () -> Void) throws(LoadEngineError) {
        // The retain is balanced by the new thread, or below when there is none.
        let job = unsafe Unmanaged.passRetained(Job(work))
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().work()
                }
                return nil
            },
            job.toOpaque()
        )
        guard result == 0 else {
            unsafe job.release()
            throw .unavailable("a thread", errno: result)
        }
        pthread_detach(thread)
    }
}
