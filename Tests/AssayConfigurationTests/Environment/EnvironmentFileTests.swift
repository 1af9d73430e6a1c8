import Testing
import YAML

@testable import AssayConfiguration

@Suite("Environment files")
struct EnvironmentFileTests {
    private func parse(_ text: String) -> EnvironmentFile { EnvironmentFile.parse(Array(text.utf8)) }

    @Test(
        "values are read as dotenv and compose read them",
        arguments: [
            ("A=b", "b"), ("A = b ", "b"), ("export A=b", "b"), ("A=", ""), ("A", ""), ("A=\"b c\"", "b c"),
            ("A='b c'", "b c"),
            ("A=b # c", "b"), ("A=b#c", "b#c"), ("A=#c", "#c"), ("A= #c", ""), ("A=\"b # c\" # d", "b # c"),
            ("A=\"x\\ny\\t\\\"z\\$\"", "x\ny\t\"z$"),
            ("A='x\\ny\\'z'", "x\\ny'z"), ("A=\"x\ny\"", "x\ny"), ("A=a=b=c", "a=b=c"), ("A=b\r\n", "b"),
            ("\u{FEFF}A=b", "b"),
            ("A=\"unclosed", "\"unclosed"), ("A=\"x\"y", "\"x\"y"), ("A: b", "b"), ("  A=b", "b"), ("'A'=b", "b"),
            ("A=\"\\q\"", "\\q"),
            ("A=é漢", "é漢"), ("A=\"\"", ""), ("export=b", "b"), ("A=it's", "it's"),
        ]
    )
    func values(text: String, value: String) throws {
        let entry = try #require(parse(text).entries.first)
        #expect(entry.value == value)
        #expect(entry.key == "A" || text.hasPrefix("export="))
    }

    @Test("export, quoting, comments and missing values are told")
    func details() {
        let file = parse("export A='1'\nB=\"2\" # two\nC\nD=4\n")
        #expect(file.entries.map(\.isExported) == [true, false, false, false])
        #expect(file.entries.map(\.quoting) == [.single, .double, .none, .none])
        #expect(file.entries.map(\.hasValue) == [true, true, false, true])
        #expect(file.entries.map(\.comment) == [nil, "two", nil, nil])
        #expect(file.diagnostics == [])
    }

    @Test("places of names and values are told, over lines as well")
    func places() {
        let file = parse("\n  KEY = \"a\nb\"\nX=1")
        #expect(file["KEY"]?.keySpan == SourceSpan(line: 2, column: 3, endLine: 2, endColumn: 6))
        #expect(file["KEY"]?.rawSpan == SourceSpan(line: 2, column: 9, endLine: 3, endColumn: 3))
        #expect(file["X"]?.rawSpan == SourceSpan(line: 4, column: 3, endLine: 4, endColumn: 4))
    }

    @Test(
        "interpolations are named, but not in single quotes and not where they are escaped",
        arguments: [
            ("A=$B", ["B"]), ("A=${B}", ["B"]), ("A=x${B:-${C}}y$D", ["B", "C", "D"]), ("A='$B'", []),
            ("A=\"\\$B\"", []), ("A=$$B", []),
            ("A=${B:?need it}", ["B"]), ("A=$", []), ("A=${", []), ("A=$1", []), ("A=$(x)", []),
        ] as [(String, [String])]
    )
    func interpolations(text: String, names: [String]) {
        #expect(parse(text).entries.first?.interpolations == names)
    }

    @Test("a key that is set twice is reported, and the last one counts")
    func duplicates() {
        let file = parse("A=1\nB=2\nA=3\n")
        #expect(file.diagnostics.map(\.kind) == [.duplicateKey])
        #expect(file.diagnostics.first?.span.line == 3)
        #expect(file["A"]?.value == "3" && file.entries.count == 3)
    }

    @Test(
        "what is no assignment is reported, and reading goes on",
        arguments: [
            ("foo bar", .syntax), ("=x", .syntax), ("A B=c", .syntax), ("A-é=c", .syntax), ("1A=c", .syntax),
            ("A: c", .syntax), ("A=\"c", .unterminated),
            ("A=\"c\nD=\"e\" f\nG=h", .unterminated),
        ] as [(String, ConfigurationDiagnostic.Kind)]
    )
    func problems(text: String, kind: ConfigurationDiagnostic.Kind) {
        let file = parse(text + "\nLAST=1\n")
        #expect(file.diagnostics.map(\.kind).contains(kind))
        #expect(file["LAST"]?.value == "1")
    }

    @Test("commented assignments are kept apart")
    func commented() {
        let file = parse("# A=1\n#B='2' # two\n# prose = text\n#not an=assignment\n## export C=3\nD=4")
        #expect(file.commentedEntries.map(\.key) == ["A", "B", "C"])
        #expect(file.commentedEntries.map(\.value) == ["1", "2", "3"])
        #expect(file.commentedEntries.map(\.isCommentedOut) == [true, true, true])
        #expect(file.entries.map(\.key) == ["D"])
    }

    @Test("bytes that are no text are reported, and reading goes on")
    func badBytes() {
        let file = EnvironmentFile.parse([0x41, 0x3D, 0xFF, 0x0A, 0x42, 0x3D, 0x00])
        #expect(Set(file.diagnostics.map(\.kind)) == [.invalidEncoding, .controlCharacter])
        #expect(file.entries.map(\.key) == ["A", "B"])
    }

    @Test("quotations that never close cost linear work")
    func manyQuotes() {
        for line in ["A=\"x\n", "A='\n", "A=\"x\nB='y\n"] {
            let file = parse(String(repeating: line, count: 20_000))
            #expect(file.entries.count >= 5_000)
        }
    }
}
