import AssayEvidence
import AssayModel
import YAML

/// The runbook tells how to operate the service.
struct Runbook: Check {
    let about = CheckDescription(
        id: "documentation.runbook",
        control: "documentation.runbook",
        title: "The runbook tells how to operate the service",
        rationale: """
            At night nobody remembers the order of the steps; a runbook of headings is found to be empty when it is \
            needed, and the outage lasts until someone who knows is awake.
            """,
        remedy: """
            Write for each of start, stop, health, rollback, restore and incidents the commands, what one should see, and \
            whom to call; have someone else follow them once.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1112"]
    )

    /// How many of the topics a runbook must cover; not every service has data to restore or can be rolled back.
    private static let leastTopics = 4

    var needs: Need<NamedDocument> {
        .document("documents", where: Need<NamedDocument>.isDocument) { $0.runbook }
    }

    func findings(in input: NamedDocument) throws(Unjudged) -> [Finding] {
        switch input {
        case .other: return []
        case .missing:
            return [Finding("there is no runbook", anchor: "missing", location: Location(file: "RUNBOOK.md"))]
        case .found(let file): return try judged(try DocumentOutline(file), path: file.path)
        }
    }

    private func judged(_ outline: DocumentOutline, path: String) throws(Unjudged) -> [Finding] {
        let substantial = outline.sections.filter { $0.isSubstantial && !$0.isTitle }.map { HeadingWords($0.title) }
        let announced = substantial + outline.leads.map(HeadingWords.init)
        let commands = FoldedText(outline.commands)
        let missing = RunbookTopic.allCases.filter { topic in
            !announced.contains(where: topic.matches) && !topic.isServed(by: commands)
        }
        var found: [Finding] = []
        let covered = RunbookTopic.allCases.count - missing.count
        if covered < Self.leastTopics, outline.hasForeignHeadings {
            throw Unjudged(.inconclusive, "\(path) is written in a language whose headings this check cannot read")
        }
        if covered < Self.leastTopics {
            found.append(
                Finding(
                    """
                    covers \(covered) of \(RunbookTopic.allCases.count) topics; nothing to act on about \
                    \(missing.map(\.title).joined(separator: ", "))
                    """,
                    anchor: "topics",
                    location: Location(file: path, line: 1)
                )
            )
        }
        for section in outline.sections where section.words == 0 && !section.holdsCommand && !section.refersOn {
            found.append(
                Finding(
                    "nothing stands under '\(Excerpt(section.title, limit: 60))'",
                    anchor: "empty/\(section.title)",
                    location: Location(file: path, line: section.line),
                    severity: .low
                )
            )
        }
        if let line = TemplateText.gaps(in: outline.lines).first {
            found.append(
                Finding(
                    "leaves something to be written",
                    anchor: "gap",
                    location: Location(file: path, line: line),
                    severity: .low
                )
            )
        }
        return found
    }

    var examples: [Example<NamedDocument>] {
        func runbook(_ text: String) -> NamedDocument { .found(.sample("docs/runbook.md", text)) }
        let step = "\n\n```sh\n./ops/step\n```\n\n"
        let titles = ["Deploy", "Restart", "Health", "Rollback", "Backup and restore", "On-call and escalation"]
        let bare = titles.map { "## \($0)\n\n" }.joined()
        return [
            Example(
                "a section with steps for each",
                runbook("# Runbook\n\n" + titles.map { "## \($0)\(step)" }.joined()),
                .passes
            ),
            Example(
                "the same in German, with steps below subheadings",
                runbook(
                    "# Betrieb\n\n## Inbetriebnahme\n\n### Schritte\(step)## Neustart\(step)## Überwachung\(step)"
                        + "## Datensicherung\(step)## Rufbereitschaft\n\nSiehe [Plan](bereitschaft.md).\n"
                ),
                .decoy
            ),
            Example(
                "one section for each alarm, with what to type",
                runbook(
                    """
                    # Runbook

                    ## Alert: errors

                    Ask `curl -f https://shop.example/health`. Where that fails: `docker compose restart web`.

                    **Rollback:** take the image of the release before, which every release notes at its top.
                    """
                ),
                .decoy
            ),
            Example("a document of another purpose", .other, .decoy),
            Example("none", .missing, .finds(["RUNBOOK.md: there is no runbook"])),
            Example(
                "headings with nothing under them",
                runbook("# Runbook\n\nHow we operate it.\n\n\(bare)"),
                .finds(
                    [
                        """
                        docs/runbook.md:1: covers 0 of 6 topics; nothing to act on about start and deployment, stop and \
                        restart, health and monitoring, rollback, backup and restore, incidents and contacts
                        """
                    ] + titles.enumerated().map { "docs/runbook.md:\(5 + 2 * $0): nothing stands under '\($1)'" }
                )
            ),
            Example(
                "half of it",
                runbook("# Runbook\n\n## Start\(step)## Stop\(step)## Metrics\(step)"),
                .finds([
                    """
                    docs/runbook.md:1: covers 3 of 6 topics; nothing to act on about rollback, backup and restore, \
                    incidents and contacts
                    """
                ])
            ),
        ]
    }
}
