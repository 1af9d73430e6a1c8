import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("README")
struct ReadmeTests {
    private let check = Readme()
    private static let prose = String(
        repeating: "The service keeps orders and tells the warehouse about them. ",
        count: 13
    )
    private static let short = String(repeating: "The service keeps orders and tells the warehouse. ", count: 6)

    private func words(_ text: String, path: String = "README.md") -> [String] {
        check.words(.found(.sample(path, text)))
    }

    @Test(
        "instructions are recognised in many forms",
        arguments: [
            "## Getting started\n\nRead the guide in [docs](docs/start.md).",
            "## Installation\n\nTake `brew install shop` first.", "```\nnpm ci\n```",
            "Run `make serve` and open the page.", "## Schnellstart\n\n`./start all`", "    docker compose up\n",
            "## Usage\n\n```sh\n./shop\n```",
            "## Ausführen\n\n```\n./los\n```", "Start it: `swift run shop`",
        ]
    )
    func instructions(text: String) {
        #expect(words("# Shop\n\n\(Self.prose)\n\n\(text)\n") == [])
    }

    @Test("a heading with nothing under it instructs nobody")
    func emptyHeading() {
        #expect(words("# Shop\n\n\(Self.prose)\n\n## Installation\n\n## Licence\n\nMIT\n").count == 1)
    }

    @Test("commands make up for words, but not for all of them")
    func length() {
        let run = "```sh\nnpm ci\nnpm run build\nnpm start\n```\n"
        #expect(words("# Shop\n\n\(Self.short)\n\n\(run)") == [])
        #expect(
            words("# Shop\n\nSells things.\n\n\(run)") == ["README.md:1: says little: 3 words and 3 lines of commands"]
        )
        #expect(words("# Shop\n\n\(Self.short)\n\n`npm start`\n").count == 1)
    }

    @Test("scripts without spaces are counted by their characters")
    func scripts() {
        let prose = String(repeating: "本服务保存订单并通知仓库。", count: 25)
        #expect(words("# 商店\n\n\(prose)\n\n`npm start`\n") == [])
        #expect(words("# 商店\n\n本服务保存订单。\n\n`npm start`\n").count == 1)
    }

    @Test("what hides from the reader does not count as words")
    func hidden() {
        let hidden = "<!-- \(Self.prose) -->\n```\n\(Self.prose)\n```\n"
        #expect(words("# Shop\n\n\(hidden)").contains { $0.contains("says little") })
    }

    @Test(
        "texts of generators are found",
        arguments: [
            ("This project was bootstrapped with [Create React App](https://x).", "Create React App"),
            ("This README would normally document whatever steps are necessary to get the", "Rails"),
            ("To make it easy for you to get started with GitLab, here's a list", "GitLab"),
            ("Lorem ipsum dolor sit amet", "a template"), ("## Project Title", "a template"),
            ("Describe your project here.", "a template"),
            ("This template should help get you started developing with Vue 3 in Vite.", "a Vue or Vite template"),
            ("TODO: Give a short introduction of your project.", "Azure DevOps"),
        ]
    )
    func templates(line: String, origin: String) {
        #expect(
            words("# Shop\n\n\(Self.prose)\n\n`npm start`\n\n\(line)\n") == [
                "README.md:7: still holds the text of \(origin)"
            ]
        )
    }

    @Test(
        "gaps are lines of their own",
        arguments: [
            ("TODO", true), ("**TBD**", true), ("- [ ] TODO", true), ("Coming soon!", true), ("> TODO", true),
            ("TODO: paginate", false),
            ("A todo app", false), ("The TODO list", false), ("TodoMVC", false), ("`TODO`", true), ("WIP", true),
            ("Our project title is fun", false),
        ]
    )
    func gaps(line: String, isGap: Bool) {
        #expect(words("# Shop\n\n\(Self.prose)\n\n`npm start`\n\n\(line)\n").isEmpty != isGap, "\(line)")
    }

    @Test("code may say what it likes")
    func code() {
        #expect(words("# Shop\n\n\(Self.prose)\n\n```sh\nnpm start\nTODO\nlorem ipsum\n```\n") == [])
    }

    @Test("reStructuredText and AsciiDoc are read as such")
    func others() {
        let rst = "Shop\n====\n\n\(Self.prose)\n\nInstallation\n------------\n\nSee the `guide below` please.\n"
        #expect(words(rst, path: "README.rst") == [])
        let adoc = "= Shop\n\n\(Self.prose)\n\n== Usage\n\n----\n./shop\n----\n"
        #expect(words(adoc, path: "README.adoc") == [])
        #expect(words(adoc.replacing("./shop", with: " "), path: "README.adoc").count == 1)
    }

    @Test("the need knows a missing README from one that lies elsewhere")
    func needs() {
        func judged(_ readme: String?, _ files: [String]) -> [String] {
            let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "s")), readme: readme)
            let observations = Observations(
                rosters: [
                    Roster(kind: PlanFacts.kind, subjects: ["run"]), Roster(kind: SourceFile.kind, subjects: files),
                ],
                observations: [Observation(kind: PlanFacts.kind, subject: "run", value: .success(facts))]
                    + files.map {
                        Observation(kind: SourceFile.kind, subject: $0, value: .success(SourceFile.sample($0, "# x\n")))
                    }
            )
            return check.judge(observations)
                .flatMap { judgement in
                    switch judgement.result {
                    case .success(let findings): findings.map(\.message)
                    case .failure(let why): ["unjudged: \(why.reason.rawValue)"]
                    }
                }
        }
        #expect(judged(nil, ["docs/a.md"]) == ["there is no README"])
        #expect(judged(nil, []) == ["there is no README"])
        #expect(judged("docs/start.md", ["docs/a.md", "docs/start.md"]).count == 2)
        #expect(judged("README.md", ["CHANGELOG.md"]) == [])
        #expect(judged("CHANGELOG.md", ["CHANGELOG.md"]) == ["unjudged: not-run"])
    }

    @Test("hostile documents neither trap nor reach messages unseen")
    func hostile() {
        for text in Hostile.all + [
            String(repeating: "`a b` ", count: 100_000), String(repeating: "# h\n", count: 50_000),
        ] {
            for path in ["README.md", "README.rst", "README.adoc"] {
                #expect(check.found(.found(.sample(path, text))).allSatisfy { $0.isPresentable })
            }
        }
    }
}
