/// An immutable value that a probe gathered: raw, as it was read or received.
///
/// What it means (a parsed document, cookies, an API description) is a view: a pure function of evidence, so a
/// better parser can judge old evidence again.
public protocol Evidence: Codable, Sendable {
    /// The stable name of the kind, in kebab case.
    static var kind: String { get }

    /// How long after it was gathered the evidence may still be judged.
    static var shelfLife: ShelfLife { get }
}

/// How long evidence may be relied on.
public enum ShelfLife: String, Codable, Sendable, Hashable, CaseIterable {
    /// 24 hours: health, certificates.
    case day
    /// 7 days: scans of files and responses.
    case week
    /// 30 days: drills and load.
    case month
    /// 90 days: a person's word.
    case quarter

    /// The length in milliseconds.
    public var milliseconds: Int64 {
        let day: Int64 = 86_400_000
        return switch self {
        case .day: day
        case .week: 7 * day
        case .month: 30 * day
        case .quarter: 90 * day
        }
    }
}

/// The evidence behind a judgement: what to cite, and when it goes stale.
public struct EvidenceSource: Codable, Sendable, Hashable {
    /// The evidence's digest.
    public var digest: Digest
    /// When it goes stale.
    public var freshUntil: Instant

    /// Makes a source.
    public init(digest: Digest, freshUntil: Instant) {
        self.digest = digest
        self.freshUntil = freshUntil
    }
}
