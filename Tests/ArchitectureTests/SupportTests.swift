import Testing

/// The readers of this suite themselves: what they overlook, no other test here would find.
@Suite("Readers of sources and documents")
struct SupportTests {
    @Test(
        "imports are read in every form",
        arguments: [
            ("import Glibc", "Glibc"), ("public import AssayModel", "AssayModel"),
            ("@testable import AssayChecks", "AssayChecks"), ("import struct Foundation.Date", "Foundation"),
            ("@preconcurrency public import NIOCore", "NIOCore"), ("import  Crypto // why", "Crypto"),
            ("import A; import B", "B"), ("/* c */ import Dispatch", "Dispatch"),
        ]
    )
    func imports(line: String, module: String) {
        #expect(SwiftSource("x.swift", text: "let a = 1\n\(line)\n").imports.contains(module))
    }

    @Test("an import in a comment or a literal is none")
    func quotedImports() {
        let text = "// import A\n/* /* import B */ import C */\nlet s = \"\"\"\n    import D\n    \"\"\"\nimport E\n"
        #expect(SwiftSource("x.swift", text: text).imports == ["E"])
    }

    @Test(
        "force is noticed",
        arguments: [
            "let a = b!", "a!.c()", "f()!", "x[0]!.y", "try! f()", "a as! B", "let s = \"\\(a!)\"",
            "let s = #\"\\#(a!)\"#", "var view: View!", "a?.b!", "\"a\".first!",
        ]
    )
    func force(line: String) {
        #expect(SwiftSource("x.swift", text: "\n\(line)\n").forcedLines == [2])
    }

    @Test(
        "what only looks like force is not",
        arguments: [
            "if !a {}", "a != b", "a!=b", "\"Hello!\"", "// wow!", "[!a, !b]", "#if !os(Linux)", "x = (!y)",
            "\"\"\"\nstop!\n\"\"\"", "#\"a\"b!\"#", "\"\\\"!\"", "\"\\\\\" + \"!\"", "/* a! */ let b = 1",
            "\"\\(a) is on!\"",
        ]
    )
    func noForce(line: String) {
        #expect(SwiftSource("x.swift", text: "\(line)\n").forcedLines == [])
    }

    @Test("a piece of code is found where it is no part of a longer name")
    func pieces() {
        let source = SwiftSource("x.swift", text: "let a = Date()\nlet b = ReviewDate()\n// Date()\n\"Date()\"\n")
        #expect(source.lines(with: "Date(") == [1])
        #expect(SwiftSource("x.swift", text: "enum MyContinuousClock {}").lines(with: "ContinuousClock") == [])
    }

    @Test("offsets of code are those of the source")
    func offsets() {
        let text = "let s = \"ä\\(b(c))\" // ö\nlet t = #\"x\"#\n"
        let source = SwiftSource("x.swift", text: text)
        #expect(source.code.count == text.utf8.count)
        #expect(source.literals.map(\.text) == ["ä\\(b(c))", "x"])
        #expect(source.literal(after: "t =") == "x")
    }

    @Test("a comment before a line is seen")
    func comments() {
        let source = SwiftSource("x.swift", text: "// why\n@unchecked Sendable\n\n@unchecked Sendable\n")
        #expect(source.lines(with: "@unchecked Sendable") == [2, 4])
        #expect(source.hasComment(beforeLine: 2))
        #expect(!source.hasComment(beforeLine: 4))
        #expect(!source.hasComment(beforeLine: 1))
    }

    @Test("targets are read with folder and dependencies, without products of others")
    func manifest() throws {
        let targets = try PackageTarget.all()
        let engine = try #require(targets.first { $0.name == "LoadEngine" })
        #expect(engine.dependencies.contains("HTTPWire"))
        let sample = try #require(targets.first { $0.name == "ultra-mvp" })
        #expect(sample.folder == "Examples/ultra-mvp/Sources/ultra-mvp")
        #expect(sample.dependencies == [])
        #expect(targets.first { $0.name == "CheckCatalogPlugin" }?.folder == "Plugins/CheckCatalogPlugin")
        #expect(targets.contains { $0.kind == .test && $0.name == "ArchitectureTests" })
    }

    @Test(
        "uses of the command are found in lines and spans",
        arguments: [
            ("assay audit --dry-run", ["audit"], ["--dry-run"]),
            ("../../.build/debug/assay plan check bad.yaml; echo $?", ["plan", "check", "bad.yaml"], []),
            ("cd x && assay decide RUN --canonical | cmp - y", ["decide", "RUN"], ["--canonical"]),
            ("go on with 'assay audit --resume' (run)", ["audit"], ["--resume"]),
            ("(cd y && ./assay judge RUN --fail-on=low)", ["judge", "RUN"], ["--fail-on"]),
        ]
    )
    func uses(line: String, words: [String], options: [String]) {
        #expect(CommandLineUse.all(in: line) == [CommandLineUse(words: words, options: options)])
    }

    @Test("what is no use of the command is left alone", arguments: ["assay: 1", "assay.yaml", "an assay", "# Assay"])
    func noUse(line: String) {
        #expect(CommandLineUse.all(in: line) == [])
    }

    @Test("a page is taken apart")
    func page() {
        let text = "# The `top` of it\nsee [a](b.md#c) and `d e`\n```sh\nrun # `x`\n```\n[no `](code)` link](f)\n"
        let page = MarkdownPage("x.md", text: text)
        #expect(page.headings.map(MarkdownPage.anchor) == ["the-top-of-it"])
        #expect(page.links.map(\.text) == ["b.md#c", "f"])
        #expect(page.codeSpans.map(\.text) == ["top", "d e", "](code)"])
        #expect(page.blocks.map(\.lines) == [["run # `x`"]])
        #expect(page.blocks.map(\.line) == [3])
    }
}
