/// A published test that is known to fail, and why.
struct ConformanceException {
    let draft: ConformanceDraft
    let part: ConformancePart
    /// File, group and name of the test.
    let title: String
    let reason: String

    static let all: [ConformanceException] = []
}
