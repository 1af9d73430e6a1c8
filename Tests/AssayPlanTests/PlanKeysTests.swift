import AssayPlan
import Testing

@Suite("The table of keys")
struct PlanKeysTests {
    private static let supported = PlanKeys.all.filter { $0.presence != .later }

    @Test("no two keys have one path, and each stands in a section of the table")
    func paths() {
        let paths = PlanKeys.all.map(\.path)
        #expect(Set(paths).count == paths.count)
        for key in PlanKeys.all where !key.section.isEmpty {
            let parts = key.section.split(separator: ".")
            let owner = parts.last == "*" ? parts.dropLast().joined(separator: ".") : key.section
            let parent = owner.hasSuffix("[]") ? String(owner.dropLast(2)) : owner
            #expect(paths.contains(parent), "\(key.path) stands in no section")
        }
    }

    @Test("no alias is a key of the same section, or means two of its keys")
    func aliases() {
        for section in Set(PlanKeys.all.map(\.section)) {
            let keys = PlanKeys.keys(in: section)
            let aliases = keys.flatMap(\.aliases)
            #expect(Set(aliases).count == aliases.count, "an alias in '\(section)' has two meanings")
            #expect(Set(aliases).isDisjoint(with: keys.map(\.name)), "an alias in '\(section)' is a key")
        }
    }

    @Test("each key's example reads without a mistake", arguments: supported)
    func examples(_ key: PlanKey) {
        #expect(mistakes(in: TableSample(key, value: key.example).text) == [])
    }

    @Test(
        "each key is read, and a wrong node in its place is answered with the table's own words",
        arguments: supported
    )
    func forms(_ key: PlanKey) {
        let isList = key.shape == .values || key.shape == .sections
        let wrong = isList ? "{}" : "[]"
        let isCommand = key.path == "target.start.run"
        let found = mistakes(in: TableSample(key, value: wrong).text)
        #expect(found.count == 1)
        let words = isList || isCommand ? "found a mapping" : "found a list"
        #expect(found.first?.hasSuffix(": expected \(key.form), \(words)") == true, "\(found)")
    }

    @Test("a required key is missed, and an optional one is not", arguments: supported)
    func presence(_ key: PlanKey) {
        let found = mistakes(in: TableSample(key, value: nil).text)
        guard key.presence == .required else { return #expect(found == []) }
        #expect(found.count == 1)
        let section = key.section.split(separator: ".")
            .map { $0 == "*" ? "al" : $0.hasSuffix("[]") ? $0.dropLast(2) : $0 }
        let title = section.isEmpty ? "the plan" : "'\(section.joined(separator: "."))'"
        #expect(
            found.first?.hasSuffix(": missing key '\(key.name)' in \(title): expected \(key.form)") == true,
            "\(found)"
        )
    }

    @Test("each key of a later version is reported as such", arguments: PlanKeys.all.filter { $0.presence == .later })
    func later(_ key: PlanKey) {
        let found = mistakes(in: TableSample(key, value: "[]").text)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(".\(key.name)' is not supported by this version") == true || key.section.isEmpty)
        #expect(found.first?.hasSuffix("\(key.name)' is not supported by this version") == true)
    }
}
