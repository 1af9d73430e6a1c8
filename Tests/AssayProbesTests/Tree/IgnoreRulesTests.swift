import AssayEvidence
import Testing

@testable import AssayProbes

@Suite("Ignored files")
struct IgnoreRulesTests {
    private static let names = ["a", "b", "c", "ab", "a.b", "abc", "x]", "a b", "é", "-", "A", "a-c", "aa"]
    private static let pieces = [
        "a", "b", "c", "ab", "*", "?", "**", "*.b", "a*", "*b", "[ab]", "[!a]", "[^b]", "[a-c]", "[]-a]", "\\a", "a.b",
        "?b",
        "x]", "a b", "é", "[", "a[", "[a", "\\", "a**", "**b", "[[:alpha:]]", "[a-]", "[\\]]", "a**b", "***", "[!]a]",
        "[c-a]",
    ]

    @Test("over hundreds of random trees and patterns the same files are left out as by git itself")
    func agreesWithGit() throws {
        let tree = try TestTree()
        try tree.run("\(TestTree.git) init -q .")
        var random = SeededRandom(seed: 11)
        var files = 0
        var ignored = 0
        for round in 0..<220 {
            try tree.run("find . -mindepth 1 -maxdepth 1 ! -name .git -exec rm -rf {} +")
            var paths: Set<String> = []
            for _ in 0..<14 {
                let depth = Int.random(in: 1...4, using: &random)
                let parts = (0..<depth).map { _ in Self.names.randomElement(using: &random) ?? "a" }
                let path = parts.joined(separator: "/")
                // A name cannot be a file and a folder.
                guard !paths.contains(where: { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }) else { continue }
                paths.insert(path)
            }
            for path in paths { try tree.write("", to: path) }
            let folders = Set(
                paths.compactMap { $0.split(separator: "/").first }.filter { !paths.contains(String($0)) }
            )
            var rules: [String: String] = ["": Self.lines(using: &random)]
            if let folder = folders.sorted().randomElement(using: &random) {
                rules["\(folder)/"] = Self.lines(using: &random)
            }
            for (folder, lines) in rules { try tree.write(lines, to: "\(folder).gitignore") }
            let kept = try tree.run("\(TestTree.git) ls-files -z --others --exclude-standard")
                .split(separator: "\0").map(String.init).sorted()
            let listed = try TreeScan(root: tree.root).listing().files.map(\.path).sorted()
            guard listed == kept else {
                let ours = Set(listed).subtracting(kept).sorted()
                let theirs = Set(kept).subtracting(listed).sorted()
                Issue.record("round \(round): only we list \(ours), only git lists \(theirs), by \(rules)")
                continue
            }
            files += paths.count
            ignored += paths.count - kept.count { !$0.hasSuffix(".gitignore") }
        }
        #expect(files > 1_500 && ignored > 300, "\(ignored) of \(files) ignored")
    }

    private static func lines(using random: inout SeededRandom) -> String {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            var line = Int.random(in: 0..<5, using: &random) == 0 ? "!" : ""
            if Int.random(in: 0..<5, using: &random) == 0 { line += "/" }
            for part in 0..<Int.random(in: 1...3, using: &random) {
                line += (part > 0 ? "/" : "") + (pieces.randomElement(using: &random) ?? "a")
            }
            line += ["", "", "", "", "/", " ", "\r", "/ "].randomElement(using: &random) ?? ""
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }

    @Test("a byte order mark does not belong to the first pattern")
    func skipsByteOrderMark() throws {
        let tree = try TestTree([".gitignore": "\u{FEFF}a\n", "a": "", "b": ""])
        #expect(try TreeScan(root: tree.root).listing().files.map(\.path) == [".gitignore", "b"])
    }

    @Test("a file of a hundred thousand patterns is bounded")
    func isBounded() {
        let file = (0..<100_000).map { "p\($0)" }.joined(separator: "\n")
        let rules = IgnoreRules().adding(file: file, depth: 0)
        #expect(rules.ignores([Array("p4999".utf8)], isFolder: false))
        #expect(!rules.ignores([Array("p5000".utf8)], isFolder: false))
    }
}
