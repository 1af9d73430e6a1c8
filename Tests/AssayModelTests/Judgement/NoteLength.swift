import AssayModel

/// A check for tests: a note must be short, and one that is empty cannot be judged.
struct NoteLength: Check {
    var examples: [Example<Note>] = []

    let about = CheckDescription(
        id: "documentation.note-length",
        control: "documentation.readme",
        title: "Notes are short",
        rationale: "Nobody reads long notes.",
        remedy: "Shorten the note.",
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1"]
    )

    var needs: Need<Note> { .each(Note.self, "notes") }

    func findings(in input: Note) throws(Unjudged) -> [Finding] {
        guard !input.text.isEmpty else { throw Unjudged(.controlFailed, "it is empty") }
        return input.text.utf8.count > 3 ? [Finding("the note is long", anchor: "length")] : []
    }
}
