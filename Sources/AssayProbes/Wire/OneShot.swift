import Synchronization

/// A place for one value, which the first of several sources fills and one task awaits.
final class OneShot<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case filled(Value)
        case taken
    }

    private let state = Mutex(State.empty)

    /// Fills the place, unless another source was first.
    ///
    /// - Returns: Whether this call was the first.
    @discardableResult
    func resolve(_ value: Value) -> Bool {
        let (isFirst, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Value, Never>?) in
            switch state {
            case .empty:
                state = .filled(value)
                return (true, nil)
            case .awaited(let continuation):
                state = .taken
                return (true, continuation)
            case .filled, .taken: return (false, nil)
            }
        }
        continuation?.resume(returning: value)
        return isFirst
    }

    /// The value, once it is there; to be awaited by one task.
    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let value = state.withLock { state -> Value? in
                    guard case .filled(let value) = state else {
                        state = .awaited(continuation)
                        return nil
                    }
                    state = .taken
                    return value
                }
                if let value { continuation.resume(returning: value) }
            }
        }
    }
}
