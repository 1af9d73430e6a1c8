import Testing

@Suite("Files of checks")
struct CheckFileTests {
    private static let folder = "Sources/AssayChecks/Checks/"
    private static let tests = "Tests/AssayChecksTests/"

    /// The files of checks relative to their folder and without ending, such as `Security/CrossOriginPolicy`.
    private let checks: [String]

    init() {
        checks = Repository.swiftFiles(below: "Sources/AssayChecks/Checks")
            .map { String($0.dropFirst(Self.folder.count).dropLast(".swift".count)) }
            .filter { !$0.contains("+") }
    }

    @Test("a file holds one check, named as the file")
    func onePerFile() throws {
        #expect(checks.count >= 14)
        for check in checks {
            let source = try SwiftSource("\(Self.folder)\(check).swift")
            let name = check.split(separator: "/").last ?? ""
            let declared = source.codeLines.filter { $0.hasSuffix(": Check {") }
            #expect(declared == ["struct \(name): Check {"], "\(check)")
        }
    }

    @Test("no check is declared outside of the folder that the catalogue is made from")
    func nowhereElse() throws {
        for file in Repository.swiftFiles(below: "Sources/AssayChecks") where !file.hasPrefix(Self.folder) {
            for line in try SwiftSource(file).lines(with: ": Check {") {
                Issue.record("\(file):\(line) declares a check outside of \(Self.folder)")
            }
        }
    }

    @Test("a check has one test file, and a test file below the areas one check")
    func testFiles() {
        let expected = Set(checks.map { "\(Self.tests)\($0)Tests.swift" })
        let areas = Set(checks.compactMap { $0.split(separator: "/").first }.map { "\(Self.tests)\($0)/" })
        let found = Set(
            Repository.swiftFiles(below: "Tests/AssayChecksTests")
                .filter { file in areas.contains(where: file.hasPrefix) && file.hasSuffix("Tests.swift") }
        )
        #expect(expected.subtracting(found).sorted() == [], "checks without a test file")
        #expect(found.subtracting(expected).sorted() == [], "test files without a check")
    }

    @Test("the file's place is the check's id")
    func ids() throws {
        for check in checks {
            let id = try SwiftSource("\(Self.folder)\(check).swift").literal(after: "id:") ?? ""
            let squeezed = id.filter { $0 != "-" }
            #expect(squeezed == check.lowercased().split(separator: "/").joined(separator: "."), "\(check)")
        }
    }
}
