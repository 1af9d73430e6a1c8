import Testing

@Suite("Modules")
struct ModuleTests {
    private struct Row {
        var name: String
        var own: [String]
        var foreign: [String]
    }

    private let targets: [PackageTarget]
    private let rows: [Row]

    init() throws {
        targets = try PackageTarget.all()
        let titles = ["module", "what it is for", "own modules", "foreign modules"]
        let table = try #require(try MarkdownTable(of: "Documentation/Modules.md", titled: titles))
        rows = table.rows.map { cells in
            Row(
                name: MarkdownTable.names(in: cells[0]).first ?? "",
                own: MarkdownTable.names(in: cells[2]),
                foreign: MarkdownTable.names(in: cells[3])
            )
        }
    }

    @Test("every target that is no test has a row, and every row a target")
    func rowsMatchTargets() {
        let shipped = targets.filter { $0.kind != .test }.map(\.name)
        #expect(shipped.count > 15)
        #expect(Set(rows.map(\.name)) == Set(shipped))
        #expect(rows.count == shipped.count)
    }

    @Test("the own modules of a row are those that the package declares")
    func rowsMatchDependencies() {
        for target in targets where target.kind != .test {
            let row = rows.first { $0.name == target.name }
            #expect(
                Set(row?.own ?? []) == Set(target.dependencies),
                "\(target.name) depends on \(target.dependencies.sorted()) in Package.swift"
            )
        }
    }

    @Test("a module depends only on modules above it, so that there is no cycle")
    func directions() {
        for (index, row) in rows.enumerated() {
            let above = Set(rows[..<index].map(\.name))
            for module in row.own where !above.contains(module) {
                Issue.record("\(row.name) depends on \(module), which does not stand above it in the table")
            }
        }
    }

    @Test("a file imports only what its module's row lists")
    func imports() throws {
        for target in targets where target.kind != .test && target.kind != .system {
            guard let row = rows.first(where: { $0.name == target.name }) else { continue }
            let allowed = Set(row.own + row.foreign)
            for file in Repository.swiftFiles(below: target.folder) {
                for module in try SwiftSource(file).imports.subtracting(allowed).sorted() {
                    Issue.record("\(file) imports \(module), which the row of \(target.name) does not list")
                }
            }
        }
    }

    @Test("what a row lists as foreign is imported somewhere in the module")
    func foreignModulesAreUsed() throws {
        for target in targets where target.kind != .test && target.kind != .system {
            let imported = try Repository.swiftFiles(below: target.folder)
                .reduce(into: Set<String>()) { $0.formUnion(try SwiftSource($1).imports) }
            let listed = rows.first { $0.name == target.name }?.foreign ?? []
            for module in listed where !imported.contains(module) {
                Issue.record("the row of \(target.name) lists \(module), which it no longer imports")
            }
        }
    }

    @Test("every folder of sources belongs to a target")
    func folders() throws {
        let known = targets.map { $0.folder + "/" }
        let files =
            Repository.swiftFiles(below: "Sources") + Repository.swiftFiles(below: "Plugins")
            + Repository.swiftFiles(below: "Tests")
        #expect(files.count > 300)
        for file in files where !known.contains(where: file.hasPrefix) {
            Issue.record("\(file) belongs to no target of Package.swift")
        }
    }
}
