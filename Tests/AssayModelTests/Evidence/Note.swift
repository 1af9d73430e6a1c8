import AssayModel

/// Evidence that holds a text.
struct Note: Evidence, Hashable {
    static let kind = "note"
    static let shelfLife = ShelfLife.day

    var text: String
}

/// Evidence of a second kind.
struct Stamp: Evidence, Hashable {
    static let kind = "stamp"
    static let shelfLife = ShelfLife.week

    var number: Int
}

extension Observation {
    /// An observed note, kept under a digest made of its number.
    static func note(_ subject: String, _ text: String, digest: UInt8 = 1) -> Observation {
        Observation(kind: Note.kind, subject: subject, value: .success(Note(text: text)), source: .numbered(digest))
    }

    /// An observed stamp.
    static func stamp(_ subject: String, _ number: Int, digest: UInt8 = 2) -> Observation {
        Observation(
            kind: Stamp.kind,
            subject: subject,
            value: .success(Stamp(number: number)),
            source: .numbered(digest)
        )
    }

    /// A gap.
    static func gap(_ kind: String, _ subject: String, _ reason: Unjudged.Reason) -> Observation {
        Observation(kind: kind, subject: subject, value: .failure(Unjudged(reason, "a gap")))
    }
}

extension EvidenceSource {
    /// A source whose digest repeats a byte.
    static func numbered(_ byte: UInt8) -> EvidenceSource {
        EvidenceSource(digest: Digest(bytes: SIMD32(repeating: byte)), freshUntil: Instant(milliseconds: Int64(byte)))
    }
}
