import AssayChecks
import AssayDecision
import AssayModel
import Testing

@Suite("Catalogue of checks")
struct CatalogTests {
    @Test("examples hold", arguments: CheckCatalog.ids)
    func examples(id: String) throws {
        let check = try CheckCatalog.check(id)
        #expect(check.mismatches() == [])
    }

    @Test(
        "every check shows a pass, a failure and a decoy, each under a name of its own",
        arguments: CheckCatalog.ids
    )
    func exampleKinds(id: String) throws {
        let check = try CheckCatalog.check(id)
        let kinds = check.exampleKinds
        #expect(!kinds.passing.isEmpty)
        #expect(!kinds.failing.isEmpty)
        #expect(!kinds.decoys.isEmpty)
        let names = kinds.passing + kinds.failing + kinds.decoys
        #expect(Set(names).count == names.count)
    }

    @Test(
        "every example of the source is there: none was dropped since its input could not be made",
        arguments: CheckCatalog.ids
    )
    func exampleCount(id: String) throws {
        let check = try CheckCatalog.check(id)
        let area = try #require(check.about.area)
        let folder = area.rawValue.prefix(1).uppercased() + area.rawValue.dropFirst()
        let source = try PackageFolder.text("Sources/AssayChecks/Checks/\(folder)/\(type(of: check)).swift")
        let written = source.split(separator: "\n").map { $0.drop { $0 == " " } }
            .count { $0.hasPrefix(".of(") || $0.hasPrefix("Example(") }
        #expect(Self.count(check) >= written && written > 0)
    }

    private static func count(_ check: some Check) -> Int {
        check.examples.count
    }

    @Test("an id is its folder, file and type", arguments: CheckCatalog.ids)
    func identity(id: String) throws {
        let check = try CheckCatalog.check(id)
        let about = check.about
        let type = String(describing: type(of: check))
        let area = try #require(about.area)
        #expect(about.id == "\(area.rawValue).\(kebab(type))")
        let folder = area.rawValue.prefix(1).uppercased() + area.rawValue.dropFirst()
        #expect(PackageFolder.holds("Sources/AssayChecks/Checks/\(folder)/\(type).swift"))
        #expect(PackageFolder.holds("Tests/AssayChecksTests/\(folder)/\(type)Tests.swift"))
    }

    @Test("ids are unique")
    func uniqueness() {
        let ids = CheckCatalog.ids
        #expect(Set(ids).count == ids.count)
        #expect(ids.count >= 14)
    }

    @Test("a check refines a control of its own category", arguments: CheckCatalog.ids)
    func control(id: String) throws {
        let check = try CheckCatalog.check(id)
        let control = try #require(ControlTable.control(check.about.control))
        #expect(control.category == check.about.area?.category)
    }

    @Test("a check explains itself", arguments: CheckCatalog.ids)
    func prose(id: String) throws {
        let check = try CheckCatalog.check(id)
        let about = check.about
        for text in [about.title, about.rationale, about.remedy] {
            #expect(text.count > 20)
            #expect(!text.contains("\n"))
        }
        #expect(!about.title.hasSuffix("."))
        #expect(about.rationale.hasSuffix("."))
        #expect(about.remedy.hasSuffix("."))
        #expect(!kinds(of: check).isEmpty)
    }

    private func kinds(of check: some Check) -> Set<String> {
        check.needs.kinds
    }

    private func kebab(_ type: String) -> String {
        let letters = Array(type)
        var text = ""
        for (index, letter) in letters.enumerated() {
            let followsLower = index > 0 && !letters[index - 1].isUppercase
            let beginsWord = index > 0 && index + 1 < letters.count && !letters[index + 1].isUppercase
            if letter.isUppercase, followsLower || beginsWord { text += "-" }
            text += letter.lowercased()
        }
        return text
    }
}
