/// The status codes that count as success.
public enum ExpectedStatus: Hashable, Sendable {
    /// Every code in a range.
    case range(ClosedRange<Int>)
    /// These codes.
    case oneOf(Set<Int>)

    /// Every 2xx code.
    public static let success = ExpectedStatus.range(200...299)

    /// Whether a code counts as success.
    public func contains(_ status: Int) -> Bool {
        switch self {
        case .range(let range): range.contains(status)
        case .oneOf(let codes): codes.contains(status)
        }
    }
}
