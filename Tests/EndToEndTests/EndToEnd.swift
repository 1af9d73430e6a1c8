import Testing

/// Everything that runs audits, one after the other: two at once would measure each other.
@Suite("The built command, end to end", .serialized)
enum EndToEnd {}
