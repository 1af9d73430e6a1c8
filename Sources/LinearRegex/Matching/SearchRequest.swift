/// What is searched for a match.
@safe
struct SearchRequest {
    /// The text; assertions see all of it.
    let text: UnsafeBufferPointer<UInt8>
    /// The bytes that the match may take.
    var window: Range<Int>
    /// Whether the match has to begin where the window begins.
    var isAnchored: Bool
    /// Whether the match has to end where the window ends.
    var isWhole = false
    /// The number of slots that are wanted: two for the whole match and two for each group.
    var slotCount = 2
}
