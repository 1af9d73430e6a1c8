/// Waits until something holds, and fails if it does not within twenty seconds.
func eventually(_ what: String, _ holds: () -> Bool) async throws {
    for _ in 0..<4_000 {
        if holds() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw SupportError("never came true: \(what)")
}
