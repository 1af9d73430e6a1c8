/// Waits until something holds, and fails if it does not within half a minute.
func eventually(_ what: String, _ holds: () -> Bool) async throws {
    for _ in 0..<1_500 {
        if holds() { return }
        try await Task.sleep(for: .milliseconds(20))
    }
    throw SupportError("never came true: \(what)")
}
