import Testing

@Suite("Rules of the sources")
struct SourceRuleTests {
    private static let shipped =
        Repository.swiftFiles(below: "Sources") + Repository.swiftFiles(below: "Plugins")

    @Test("no Swift file has more than 500 lines")
    func length() throws {
        let files =
            Self.shipped + Repository.swiftFiles(below: "Tests")
            + Repository.swiftFiles(below: "Examples/ultra-mvp/Sources")
        #expect(files.count > 300)
        for file in files {
            let count = try SwiftSource(file).lines.count
            if count > 501 { Issue.record("\(file) has \(count - 1) lines") }
        }
    }

    @Test("nothing is unwrapped, cast or tried by force")
    func force() throws {
        for file in Self.shipped {
            for line in try SwiftSource(file).forcedLines { Issue.record("\(file):\(line) uses force") }
        }
    }

    @Test(
        "what switches the compiler's proofs off has a comment that proves why",
        arguments: ["@unchecked Sendable", "nonisolated(unsafe)", "@safe", "unsafeBitCast("]
    )
    func unproven(words: String) throws {
        for file in Self.shipped {
            let source = try SwiftSource(file)
            for line in source.lines(with: words) where !source.hasComment(beforeLine: line) {
                Issue.record("\(file):\(line) uses \(words) without a comment on the line before")
            }
        }
    }

    @Test("a file is named for what it holds, not for a drawer", arguments: ["Utils", "Helpers", "Common", "Manager"])
    func names(word: String) {
        for file in Self.shipped where file.hasSuffix("\(word).swift") {
            Issue.record("\(file) is named for a drawer")
        }
    }
}
