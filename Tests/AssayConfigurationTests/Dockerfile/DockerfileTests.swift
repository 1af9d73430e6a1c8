import Testing
import YAML

@testable import AssayConfiguration

@Suite("Dockerfiles")
struct DockerfileTests {
    private func parse(_ text: String) -> Dockerfile { Dockerfile.parse(Array(text.utf8)) }

    @Test("stages, names, platforms and chains are read")
    func stages() {
        let file = parse(
            "ARG V=3.12\nFROM --platform=$BUILDPLATFORM python:${V}-slim AS base\nRUN x\nFROM base as Build\nFROM scratch\nCOPY --from=build /a /b\n"
        )
        #expect(file.diagnostics == [])
        #expect(file.globalArguments == [.init(name: "V", value: "3.12")])
        #expect(file.stages.map(\.baseImage) == ["python:3.12-slim", "base", "scratch"])
        #expect(file.stages.map(\.name) == ["base", "Build", nil])
        #expect(file.stages.map(\.parent) == [nil, 0, nil])
        #expect(file.stages[0].platform == "$BUILDPLATFORM")
        #expect(file.stages[0].image?.tag == "3.12-slim")
        #expect(file.stages[0].baseImageSpan == SourceSpan(line: 2, column: 32, endLine: 2, endColumn: 48))
        #expect(file.stages[2].image == nil)
        #expect(file.finalStage?.instructions.first?.flags == [.init(name: "from", value: "build")])
    }

    @Test("an unknown variable leaves the base image unknown")
    func unknownBase() {
        let stage = parse("ARG A\nFROM $REGISTRY/app:${TAG:-1}\n").finalStage
        #expect(stage?.baseImage == "$REGISTRY/app:1")
        #expect(stage?.isBaseImageKnown == false)
        #expect(stage?.image == nil)
    }

    @Test("lines are joined, with comments and empty lines between them")
    func continuations() throws {
        let file = parse("FROM x\nRUN a \\\n  # comment\n\n  && b \\  \n  && c\nUSER app\n")
        let run = try #require(file.finalStage?.instructions.first)
        #expect(run.arguments == "a   && b   && c")
        #expect(run.span == SourceSpan(line: 2, column: 1, endLine: 6, endColumn: 7))
        #expect(file.finalStage?.instructions.map(\.keyword) == ["RUN", "USER"])
    }

    @Test("the escape directive changes the character that continues a line")
    func escapeDirective() {
        let file = parse("# escape=`\nFROM x\nRUN a `\n b\nRUN c:\\\nUSER u\n")
        #expect(file.finalStage?.instructions.map(\.arguments) == ["a  b", "c:\\", "u"])
        #expect(parse("\n# escape=`\nFROM x\n").escape == UInt8(ascii: "\\"))
    }

    @Test("heredocs are taken out of their instructions, several at once and with a comment after them")
    func heredocs() throws {
        let file = parse(
            "FROM x\nRUN <<EOF cat\napt-get x\nUSER no\nEOF\n# comment\nCOPY <<-\"A\" <<B /d/\n\tone\n\tA\ntwo\nB\nUSER app\n"
        )
        let instructions = try #require(file.finalStage?.instructions)
        #expect(instructions.map(\.keyword) == ["RUN", "COPY", "USER"])
        #expect(instructions[0].heredocs.map(\.body) == ["apt-get x\nUSER no\n"])
        #expect(instructions[1].heredocs.map(\.body) == ["one\n", "two\n"])
        #expect(instructions[1].heredocs.map(\.expands) == [false, true])
        #expect(instructions[0].span.endLine == 5)
        #expect(file.diagnostics == [])
    }

    @Test(
        "what only looks like a heredoc is none",
        arguments: ["RUN cat <<<EOF", "RUN echo \"<<EOF\"", "RUN echo $((1 << 2))", "ENV X=<<EOF", "RUN a <<"]
    )
    func heredocDecoys(line: String) {
        let file = parse("FROM x\n\(line)\nUSER app\n")
        #expect(file.finalStage?.instructions.map(\.keyword).last == "USER")
        #expect(file.finalStage?.instructions.first?.heredocs == [])
    }

    @Test("a heredoc without an end is reported")
    func openHeredoc() {
        #expect(parse("FROM x\nRUN <<EOF\na\n").diagnostics.map(\.kind) == [.unterminated])
    }

    @Test(
        "the user in force follows stages and variables",
        arguments: [
            ("FROM x\nUSER a\nUSER b:c\n", "b", false), ("FROM x AS s\nUSER a\nFROM s\nRUN y\n", "a", false),
            ("FROM x AS s\nUSER a\nFROM y\n", nil, nil),
            ("FROM x\nENV U=app\nUSER $U\n", "app", false), ("FROM x\nARG U=0\nUSER ${U}:0\n", "0", true),
            ("FROM x\nUSER root\n", "root", true),
            ("ARG U=web\nFROM x\nARG U\nUSER $U\n", "web", false), ("FROM x\nUSER $NOPE\n", "$NOPE", false),
            ("", nil, nil),
        ] as [(String, String?, Bool?)]
    )
    func users(text: String, name: String?, isRoot: Bool?) {
        let user = parse(text).effectiveUser
        #expect(user?.name == name)
        #expect(user?.isRoot == isRoot)
    }

    @Test("assignments, words and the JSON form are read")
    func arguments() throws {
        let file = parse(
            "FROM x\nENV A=1 B=\"x y\" C=a\\ b\nENV D some text\nARG E\nLABEL f=g\nCMD [\"a\", \"b \\\"c\\u00e9\"]\nCMD a [b]\nHEALTHCHECK --interval=5s CMD [\"x\"]\n"
        )
        let instructions = try #require(file.finalStage?.instructions)
        #expect(
            instructions[0].assignments == [
                .init(name: "A", value: "1"), .init(name: "B", value: "x y"), .init(name: "C", value: "a b"),
            ]
        )
        #expect(instructions[1].assignments == [.init(name: "D", value: "some text")])
        #expect(instructions[2].assignments == [.init(name: "E", value: nil)])
        #expect(instructions[4].execForm == ["a", "b \"cé"])
        #expect(instructions[5].execForm == nil)
        #expect(instructions[6].body == "CMD [\"x\"]")
        #expect(instructions[6].flags == [.init(name: "interval", value: "5s")])
    }

    @Test(
        "what is no Dockerfile is reported",
        arguments: ["RUN x\nFROM y", "FROM x\nFOO y", "FROM", "FROM a b", "FROM a AS", "APT-GET x"]
    )
    func problems(text: String) {
        #expect(parse(text).diagnostics.map(\.kind).contains(.syntax))
    }

    @Test("variables that double with every line stay bounded")
    func doubling() {
        let lines = (0..<200).map { _ in "ENV A=$A$A$A\n" }.joined()
        #expect((parse("FROM x\nENV A=xxxx\n\(lines)USER $A\n").effectiveUser?.text.utf8.count ?? 0) <= 20_000)
    }

    @Test(
        "many stages, arguments and variables cost linear work",
        arguments: ["FROM a\n", "FROM a AS b\n", "ARG A=$B\n", "FROM x\nENV A=$A\n", "RUN <<E\n", "RUN a \\\n"]
    )
    func many(line: String) {
        let file = parse("ARG B=1\n" + String(repeating: line, count: 20_000) + "FROM z\nUSER $A\n")
        #expect(file.globalArguments.first == .init(name: "B", value: "1"))
    }

    @Test(
        "image references are taken apart",
        arguments: [
            ("nginx", nil, "nginx", nil, nil), ("nginx:1.27", nil, "nginx", "1.27", nil),
            ("library/nginx", nil, "library/nginx", nil, nil),
            ("localhost:5000/a/b:c", "localhost:5000", "a/b", "c", nil), ("ghcr.io/o/r", "ghcr.io", "o/r", nil, nil),
            ("localhost/x", "localhost", "x", nil, nil),
            ("r.io:443/x", "r.io:443", "x", nil, nil),
        ] as [(String, String?, String, String?, String?)]
    )
    func images(text: String, registry: String?, repository: String, tag: String?, digest: String?) {
        let image = ImageReference.parse(text)
        #expect(image == ImageReference(registry: registry, repository: repository, tag: tag, digest: digest))
        #expect(image?.description == text)
        #expect(image?.isLatest == (tag == nil))
    }

    @Test("a digest pins an image")
    func digest() {
        let digest = "sha256:" + String(repeating: "0a", count: 32)
        let image = ImageReference.parse("a.b/c:1@" + digest)
        #expect(image == ImageReference(registry: "a.b", repository: "c", tag: "1", digest: digest))
        #expect(image?.isPinned == true && image?.isLatest == false)
    }

    @Test(
        "what is no image reference is refused",
        arguments: [
            "", ":", "@", "a:", "a@sha256:xyz", "a//b", "/a", "a/", "UPPER", "a b", "$X", "a:$T", "é", "a:b:c", "-a",
            "a@b@c",
        ]
    )
    func badImages(text: String) {
        #expect(ImageReference.parse(text) == nil)
    }
}
