import AssayModel
import JSON

extension StageReport {
    /// One JSON object with a fixed order of members.
    func json() throws(ReportError) -> [UInt8] {
        var value: JSONObject = [
            "schemaVersion": .string(schemaVersion),
            "tool": try .encoding(tool),
            "command": .string(command),
            "subject": .string(subject),
        ]
        value.add("target", target)
        value["startedAt"] = .string(startedAt.description)
        value["finishedAt"] = .string(finishedAt.description)
        value["conclusion"] = .string(conclusion.word)
        value["exitStatus"] = JSONValue(conclusion.exitStatus)
        value["notes"] = .array(notes.map { .string($0) })
        value["operations"] = try .encoding(operations)
        value["results"] = .array(sortedResults.map(\.json))
        value["findings"] = .array(findings.map(\.json))
        return JSONValue.object(value).visibleText()
    }

    /// What a SARIF log says of the stage.
    var sarif: SARIFReport.Source {
        SARIFReport.Source(
            tool: tool,
            id: command.filter { $0 != " " },
            startedAt: startedAt,
            finishedAt: finishedAt,
            exitStatus: conclusion.exitStatus,
            exitDescription: conclusion.word,
            results: sortedResults,
            findings: findings,
            properties: ["command": .string(command.visible()), "subject": .string(subject.visible())]
        )
    }
}

extension StageReport.Conclusion {
    /// The conclusion as one word, for programs.
    var word: String {
        switch self {
        case .clean: "clean"
        case .findings: "findings"
        case .notAssessed: "not-assessed"
        }
    }
}
