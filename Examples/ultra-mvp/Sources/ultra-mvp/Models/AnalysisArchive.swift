import Synchronization

/// The leak of the flawed build: every analysis stays, with the buffer that it was computed in.
final class AnalysisArchive: Sendable {
    /// A leak has no end, but this one must not bring down the machine that shows it: 8192 × 16 KiB.
    private static let limit = 8192

    private let kept = Mutex<[(text: String, buffer: [UInt8])]>([])

    /// Keeps a text and a buffer.
    func keep(_ text: String) {
        kept.withLock { kept in
            guard kept.count < Self.limit else { return }
            kept.append((text, [UInt8](repeating: 1, count: 16_384)))
        }
    }
}
