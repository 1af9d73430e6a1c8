import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Runbook")
struct RunbookTests {
    private let check = Runbook()
    private static let step = "\n\n```sh\n./ops/step\n```\n\n"

    private func words(_ text: String, path: String = "docs/runbook.md") -> [String] {
        check.words(.found(.sample(path, text)))
    }

    @Test(
        "topics are recognised under many names",
        arguments: [
            (
                RunbookTopic.start,
                [
                    "Starting the service", "Deploying a release", "Roll-out", "Start-up", "Inbetriebnahme",
                    "Release process",
                ]
            ),
            (.stop, ["Restarting", "Shut down", "Graceful shutdown", "Maintenance mode", "Neustart", "Take down"]),
            (.health, ["Health checks", "Monitoring & alerts", "Dashboards", "Logs", "Überwachung", "SLOs"]),
            (
                .rollback,
                ["Rollback", "Rolling back a release", "How to revert", "Back-out plan", "Zurückrollen", "Downgrade"]
            ),
            (.backup, ["Backups", "Restore", "Disaster recovery", "Database", "Datensicherung", "Wiederherstellung"]),
            (.incident, ["Incident response", "On-call", "Escalation", "Emergency contacts", "Störungen", "Oncall"]),
        ]
    )
    func topics(topic: RunbookTopic, headings: [String]) {
        for heading in headings { #expect(topic.matches(HeadingWords(heading)), "\(heading)") }
    }

    @Test(
        "what is to be typed covers a topic under any heading",
        arguments: [
            (RunbookTopic.start, ["sudo docker compose up -d", "systemctl start shop", "kubectl apply -f k8s"]),
            (.stop, ["docker compose down", "kubectl rollout restart deploy/shop", "docker restart shop"]),
            (.health, ["curl -f localhost:8000/health", "curl localhost/readyz"]),
            (.rollback, ["helm rollback shop 3", "kubectl rollout undo deploy/shop"]),
            (.backup, ["pg_dump shop > shop.sql", "./ops/restore.sh latest"]),
        ]
    )
    func commands(topic: RunbookTopic, commands: [String]) {
        for command in commands {
            #expect(topic.isServed(by: FoldedText(command + "\n")), "\(command)")
            #expect(RunbookTopic.allCases.filter { $0.isServed(by: FoldedText(command + "\n")) } == [topic])
        }
    }

    @Test("commands that throw data away, or only look, operate nothing")
    func otherCommands() {
        for text in ["docker compose down -v", "docker ps", "npm test", "alembic downgrade base", ""] {
            #expect(!RunbookTopic.allCases.contains { $0.isServed(by: FoldedText(text + "\n")) }, "\(text)")
        }
    }

    @Test("a section for one alarm is about an incident, and one on how alarms are set up is not")
    func alarms() {
        #expect(RunbookTopic.incident.matches(HeadingWords("🔴 Alert: HighErrorRate (5xx > 5%)")))
        #expect(!RunbookTopic.incident.matches(HeadingWords("Alert thresholds")))
        #expect(!RunbookTopic.incident.matches(HeadingWords("Alert")))
    }

    @Test("bold words open a paragraph as a heading does, when something follows")
    func leads() throws {
        let text =
            "# R\n\n**Rollback:** take the image of the release before this one.\n- **Stop**: now.\n**All bold**\n** **\n"
        let outline = try DocumentOutline(.sample("RUNBOOK.md", text))
        #expect(outline.leads == ["Rollback:"])
        #expect(try DocumentOutline(.sample("R.md", "Run `a b` and `c`, not ` d\n")).commands == "a b\nc\n")
    }

    @Test(
        "words that merely hold such a word announce nothing",
        arguments: [
            "Startled customers", "Unstoppable", "Healthy food", "Releasenotes", "Catalogs", "Contactless payments", "",
            "   ", "!!!",
        ]
    )
    func decoys(heading: String) {
        let matching = RunbookTopic.allCases.filter { $0.matches(HeadingWords(heading)) }
        #expect(matching.isEmpty || heading == "Healthy food")
    }

    @Test(
        "content is a command, twenty words, or a document to read on",
        arguments: [
            ("```\n./x\n```", true), ("Call `systemctl restart shop`.", true),
            ("See [the page](ops/stop.md#steps).", true),
            (String(repeating: "word ", count: 20), true), (String(repeating: "word ", count: 19), false),
            ("See [x](https://wiki.example/stop).", false),
            ("`systemctl`", false), ("TODO", false), ("```\n\n```", false),
            ("<!-- \(String(repeating: "word ", count: 40))-->", false),
        ]
    )
    func content(text: String, counts: Bool) {
        let others = ["Deploy", "Logs", "Rollback"].map { "## \($0)\(Self.step)" }.joined()
        let found = words("# Runbook\n\n\(others)## Restart\n\n\(text)\n").filter { $0.contains("covers") }
        #expect(found.isEmpty == counts)
    }

    @Test("the title of the whole document covers no topic")
    func title() {
        let text = "# Deployment, restart, monitoring and rollback\n\n## One\(Self.step)## Two\(Self.step)"
        #expect(words(text).count == 1)
        #expect(words(text).first?.contains("covers 0 of 6") ?? false)
    }

    @Test("topics may stand at the top level, in one heading, or below a subheading")
    func levels() {
        #expect(words("# Start\(Self.step)# Stop\(Self.step)# Logs\(Self.step)# Rollback\(Self.step)") == [])
        #expect(words("# R\n\n## Start, stop and logs\(Self.step)## Rollback\(Self.step)") == [])
        #expect(
            words(
                "# R\n\n## Start\n\n### On one host\(Self.step)## Stop\(Self.step)## Logs\(Self.step)## Data\(Self.step)"
            ) == []
        )
    }

    @Test("each topic counts, and the missing are named", arguments: 0...6)
    func counting(count: Int) {
        let headings = ["Start", "Stop", "Health", "Rollback", "Backup", "Incidents"]
        let text = "# Runbook\n\n" + headings.prefix(count).map { "## \($0)\(Self.step)" }.joined()
        let found = words(text)
        #expect(found.filter { $0.contains("covers \(count) of 6") }.count == (count < 4 ? 1 : 0))
        for topic in RunbookTopic.allCases.suffix(6 - count) where count < 4 {
            #expect(found.contains { $0.contains(topic.title) })
        }
    }

    @Test("an empty section is named with its line, also where enough topics are covered")
    func emptySections() {
        let text =
            "# R\n\n## Start\(Self.step)## Stop\(Self.step)## Logs\(Self.step)## Data\(Self.step)## Contacts\n\n## Rollback\n\nTBD\n"
        #expect(
            words(text) == [
                "docs/runbook.md:27: nothing stands under 'Contacts'",
                "docs/runbook.md:31: leaves something to be written",
            ]
        )
        #expect(check.found(.found(.sample("r.md", text))).map(\.severity) == [.low, .low])
    }

    @Test("a runbook in a language that is not understood is not judged by its headings")
    func languages() {
        let text = "# 运行手册\n\n## 日志与请求关联\(Self.step)## 备份与恢复\(Self.step)"
        #expect(words(text) == ["unjudged: inconclusive"])
        #expect(words("# Руководство\n\n## Откат\(Self.step)") == ["unjudged: inconclusive"])
    }

    @Test("reStructuredText is read as such")
    func structured() {
        let sections = ["Start", "Stop", "Logs", "Data"]
            .map { "\($0)\n\(String(repeating: "-", count: 8))\n\nRun ``./ops step`` now.\n\n" }
        #expect(words("Runbook\n=======\n\n" + sections.joined(), path: "docs/runbook.rst") == [])
    }

    @Test("hostile documents neither trap nor reach messages unseen")
    func hostile() {
        let many = (0..<20_000).map { "\(String(repeating: "#", count: 1 + $0 % 6)) h\n" }.joined()
        for text in Hostile.all + [many, "# " + Hostile.controls] {
            #expect(check.found(.found(.sample("docs/runbook.md", text))).allSatisfy { $0.isPresentable })
        }
    }
}
