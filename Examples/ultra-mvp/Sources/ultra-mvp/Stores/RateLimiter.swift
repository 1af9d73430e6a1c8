/// Counts what a caller does in a window of one minute.
actor RateLimiter {
    /// How many callers are remembered at the same time.
    private static let capacity = 50_000

    private struct Window {
        let end: ContinuousClock.Instant
        var count: Int
    }

    private var windows: [String: Window] = [:]
    private let isEnabled: Bool

    init(isEnabled: Bool) {
        self.isEnabled = isEnabled
    }

    /// Counts one more for `key`; returns the seconds to wait when it was one too many.
    func count(_ key: String, limit: Int, now: ContinuousClock.Instant = .now) -> Int? {
        guard isEnabled else { return nil }
        if let wait = wait(key, limit: limit, now: now) { return wait }
        if windows[key] == nil, windows.count >= Self.capacity {
            windows = windows.filter { $0.value.end > now }
            guard windows.count < Self.capacity else { return 60 }
        }
        var window = windows[key].flatMap { $0.end > now ? $0 : nil } ?? Window(end: now + .seconds(60), count: 0)
        window.count += 1
        windows[key] = window
        return nil
    }

    /// Returns the seconds to wait when `key` has used up its limit, without counting.
    func wait(_ key: String, limit: Int, now: ContinuousClock.Instant = .now) -> Int? {
        guard isEnabled, let window = windows[key], window.end > now, window.count >= limit else { return nil }
        return max(1, Int((window.end - now).components.seconds) + 1)
    }
}
