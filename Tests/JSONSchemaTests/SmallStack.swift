import Foundation
import Synchronization
import Testing

/// A thread with the stack of Swift's concurrency threads, 512 KB.
enum SmallStack {
    /// Sanitizers need several times the stack: the factor stands in the environment variable ASSAY_STACK_FACTOR.
    private static let factor = ProcessInfo.processInfo.environment["ASSAY_STACK_FACTOR"].flatMap { Int($0) } ?? 1

    /// Runs work on such a thread and waits for it.
    ///
    /// - Parameters:
    ///   - multiple: How many times the stack a build without optimisation needs.
    ///   - work: The work.
    /// - Returns: What the work gave.
    /// - Throws: What the work threw.
    static func run<Value: Sendable>(
        multiple: Int = 1,
        _ work: @escaping @Sendable () throws -> Value
    ) throws -> Value {
        let outcome = Mutex<Result<Value, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            let result = Result { try work() }
            outcome.withLock { $0 = result }
            done.signal()
        }
        #if DEBUG
        thread.stackSize = (512 << 10) * multiple * factor
        #else
        thread.stackSize = (512 << 10) * factor
        #endif
        thread.start()
        done.wait()
        return try #require(outcome.withLock { $0 }).get()
    }
}
