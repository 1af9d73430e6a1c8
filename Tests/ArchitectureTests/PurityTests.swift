import Testing

@Suite("Purity")
struct PurityTests {
    /// The modules of values and pure functions: the same input always gives the same output.
    private static let pureModules = [
        "JSON", "YAML", "LinearRegex", "CEL", "JSONSchema", "OpenAPI", "HTTPWire", "AssayModel", "AssayConfiguration",
        "AssayEvidence", "AssayExpressions", "AssayPlan", "AssayDecision", "AssayChecks", "AssayReports",
    ]

    @Test("a pure module imports nothing that reaches the machine", arguments: pureModules)
    func imports(module: String) throws {
        let barred: Set = [
            "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "Musl", "Dispatch",
            "Synchronization", "CProcess", "CEpoll",
        ]
        let files = Repository.swiftFiles(below: "Sources/\(module)")
        #expect(!files.isEmpty)
        // A lock around a cache changes no answer.
        let allowed: Set<String> =
            ["LinearRegex", "JSONSchema", "AssayEvidence"].contains(module) ? ["Synchronization"] : []
        for file in files {
            #expect(try SwiftSource(file).imports.intersection(barred).subtracting(allowed) == [], "\(file)")
        }
    }

    @Test("a pure module knows no clock and no randomness", arguments: pureModules)
    func sources(module: String) throws {
        let barred = [
            "ContinuousClock", "SuspendingClock", "Date(", ".random(", "SystemRandomNumberGenerator", ".shuffled(",
            ".randomElement(",
        ]
        for file in Repository.swiftFiles(below: "Sources/\(module)") {
            let source = try SwiftSource(file)
            for words in barred {
                for line in source.lines(with: words) where !Self.isHarmless(source.codeLines[line - 1], in: file) {
                    Issue.record("\(file):\(line) uses \(words)")
                }
            }
        }
    }

    /// Whether a line draws from a generator that was handed in, or seeds a hash, which changes no answer.
    private static func isHarmless(_ line: String, in file: String) -> Bool {
        line.contains("using: &")
            || (file == "Sources/JSONSchema/Compiling/KeyTable.swift" && line.contains("static let seed"))
    }
}
