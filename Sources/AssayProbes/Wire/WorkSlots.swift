import Dispatch
import Synchronization

/// A bounded number of threads for work that blocks, off the pool of Swift's tasks.
///
/// Each slot is a serial queue of its own. A concurrent queue starts with as many threads as there are cores, and gains
/// others only slowly while all of them block.
final class WorkSlots: Sendable {
    private struct State {
        var made = 0
        var idle: [DispatchQueue] = []
        var waiting: [OneShot<DispatchQueue?>] = []
    }

    /// The slots of all clients of the process.
    static let shared = WorkSlots(label: "assay.wire", limit: 64)

    private let label: String
    private let limit: Int
    private let state = Mutex(State())

    /// Makes slots, none of which has a thread yet.
    init(label: String, limit: Int) {
        (self.label, self.limit) = (label, max(1, limit))
    }

    /// Runs work that blocks once a slot is free.
    ///
    /// - Parameter work: Gets the slot's queue, which is its own until it returns.
    /// - Returns: What the work returned; `nil` when the task was cancelled before a slot was free.
    func withSlot<Value: Sendable>(_ work: (DispatchQueue) async -> Value) async -> Value? {
        guard let queue = await acquire() else { return nil }
        let value = await work(queue)
        release(queue)
        return value
    }

    private func acquire() async -> DispatchQueue? {
        let shot = OneShot<DispatchQueue?>()
        state.withLock { state in
            if let queue = state.idle.popLast() {
                shot.resolve(queue)
            } else if state.made < limit {
                state.made += 1
                shot.resolve(DispatchQueue(label: label))
            } else {
                state.waiting.append(shot)
            }
        }
        return await withTaskCancellationHandler {
            await shot.value
        } onCancel: {
            if shot.resolve(nil) { state.withLock { state in state.waiting.removeAll { $0 === shot } } }
        }
    }

    private func release(_ queue: DispatchQueue) {
        state.withLock { state in
            while !state.waiting.isEmpty {
                // One that was cancelled in this moment does not take it.
                if state.waiting.removeFirst().resolve(queue) { return }
            }
            state.idle.append(queue)
        }
    }
}
