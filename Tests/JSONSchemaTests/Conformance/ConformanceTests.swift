import JSONSchema
import Testing

@Suite("the published tests of JSON Schema", .enabled(if: ConformanceData.isExpected))
struct ConformanceTests {
    @Test("every required test passes", arguments: ConformanceDraft.allCases)
    func required(_ draft: ConformanceDraft) throws {
        let run = try ConformanceRun(draft, .required)
        print("JSON Schema \(draft.rawValue) required: \(run.titles.count) run, \(run.failures.count) failed")
        for failure in run.failures { Issue.record("\(failure.title): \(failure.what)") }
        #expect(run.disagreements.isEmpty)
        #expect(!run.titles.isEmpty)
        if ConformanceData.isStandard { #expect(run.titles.count > 400) }
    }

    @Test("of the optional tests only those fail that are listed", arguments: ConformanceDraft.allCases)
    func optional(_ draft: ConformanceDraft) throws {
        try check(draft, .optional)
    }

    @Test("of the tests of formats only those fail that are listed", arguments: ConformanceDraft.allCases)
    func formats(_ draft: ConformanceDraft) throws {
        try check(draft, .format)
    }

    private func check(_ draft: ConformanceDraft, _ part: ConformancePart) throws {
        let run = try ConformanceRun(draft, part)
        print("JSON Schema \(draft.rawValue) \(part.rawValue): \(run.titles.count) run, \(run.failures.count) failed")
        #expect(run.disagreements.isEmpty)
        #expect(run.failures.count * 20 <= run.titles.count)
        // Other data may hold tests that nobody has looked at.
        guard ConformanceData.isStandard else { return }
        let known = ConformanceException.all.filter { $0.draft == draft && $0.part == part }
        for failure in run.failures where !known.contains(where: { $0.title == failure.title }) {
            Issue.record("\(failure.title): \(failure.what)")
        }
        for exception in known where !run.failures.contains(where: { $0.title == exception.title }) {
            Issue.record("is listed but passes, or is no more: \(exception.title)")
        }
    }
}
