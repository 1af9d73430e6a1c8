import AssayModel
import Dispatch
import Synchronization

/// The addresses of names, asked for once each: the first answer stands, so that no later one can lead elsewhere.
final class AddressBook: Sendable {
    /// How a name is looked up; blocks.
    typealias Lookup = @Sendable (String) throws(Unjudged) -> [String]

    private typealias Answer = Result<[String], Unjudged>

    private enum Entry {
        case pinned([String])
        case awaited([OneShot<Answer>])
    }

    private static let timers = DispatchQueue(label: "assay.wire.timers")

    private let lookUp: Lookup
    private let entries = Mutex<[String: Entry]>([:])

    /// Makes an empty book.
    init(lookUp: @escaping Lookup) {
        self.lookUp = lookUp
    }

    /// Returns the addresses of a name; one lookup serves all who ask at the same time.
    ///
    /// A failure is not kept: the name may be there the next time.
    func addresses(of name: String, before deadline: Deadline) async throws(Unjudged) -> [String] {
        let shot = OneShot<Answer>()
        let isFirst = entries.withLock { entries in
            switch entries[name] {
            case .pinned(let addresses):
                shot.resolve(.success(addresses))
                return false
            case .awaited(let shots):
                entries[name] = .awaited(shots + [shot])
                return false
            case nil:
                entries[name] = .awaited([shot])
                return true
            }
        }
        // A lookup cannot be stopped, so each has a queue of its own and whoever waits leaves it behind.
        if isFirst { DispatchQueue(label: "assay.wire.lookup").async { self.complete(name) } }
        let answer = await withTaskCancellationHandler {
            Self.timers.asyncAfter(deadline: .now() + .milliseconds(Int(deadline.pollTimeout))) {
                shot.resolve(.failure(Unjudged(.timedOut, "no address of \(name) within \(deadline.span)")))
            }
            return await shot.value
        } onCancel: {
            shot.resolve(.failure(.cancelled))
        }
        return try answer.get()
    }

    private func complete(_ name: String) {
        let answer = Answer { () throws(Unjudged) in try lookUp(name) }
        let shots = entries.withLock { entries -> [OneShot<Answer>] in
            guard case .awaited(let shots) = entries[name] else { return [] }
            if case .success(let addresses) = answer {
                entries[name] = .pinned(addresses)
            } else {
                entries[name] = nil
            }
            return shots
        }
        for shot in shots { shot.resolve(answer) }
    }
}
