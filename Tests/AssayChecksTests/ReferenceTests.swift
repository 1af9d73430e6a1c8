import AssayChecks
import AssayModel
import Testing

@Suite("References of checks")
struct ReferenceTests {
    @Test("references are written as their catalogues write them", arguments: CheckCatalog.ids)
    func grammar(id: String) throws {
        let check = try CheckCatalog.check(id)
        #expect(!check.about.references.isEmpty)
        #expect(Set(check.about.references).count == check.about.references.count)
        for reference in check.about.references {
            let text = reference.rawValue
            let isKnown =
                text.wholeMatch(of: /CWE-[1-9][0-9]*/) != nil
                || text.wholeMatch(of: /ASVS-[0-9]+\.[0-9]+\.[0-9]+/) != nil
                || text.wholeMatch(of: /API[0-9]+:2023/) != nil
            #expect(isKnown, "\(text)")
        }
    }

    @Test(
        "references exist in their catalogues",
        .enabled(if: PublishedReferences.isExpected, "needs the tables of references in the published data")
    )
    func existence() throws {
        let known = try PublishedReferences.all()
        #expect(known.count > 1_000)
        for check in CheckCatalog.checks {
            for reference in check.about.references where !known.contains(reference.rawValue) {
                Issue.record("\(check.about.id) refers to \(reference.rawValue), which does not exist")
            }
        }
    }
}
