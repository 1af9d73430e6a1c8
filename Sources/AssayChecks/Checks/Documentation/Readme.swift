import AssayConfiguration
import AssayEvidence
import AssayModel

/// The README lets a newcomer understand and run the service.
struct Readme: Check {
    let about = CheckDescription(
        id: "documentation.readme",
        control: "documentation.readme",
        title: "The README says what the service is and how to run it",
        rationale: """
            Whoever is woken by the service at night, or inherits it, begins with the README; where it says nothing, the \
            first hour of an outage goes into reading code.
            """,
        remedy: """
            Say what the service does and for whom, how to install, configure and start it, and where to read on; replace \
            what a generator wrote.
            """,
        severity: .low,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-1112"]
    )

    /// As much as says what a service is and how to start it; with commands beside it, a third will do.
    private static let leastWords = 80

    var needs: Need<NamedDocument> {
        .document("documents", where: Need<NamedDocument>.isDocument) { $0.readme }
    }

    func findings(in input: NamedDocument) throws(Unjudged) -> [Finding] {
        switch input {
        case .other: return []
        case .missing:
            let place = Location(file: "README.md")
            return [Finding("there is no README", anchor: "missing", location: place, severity: .medium)]
        case .found(let file): return judged(try DocumentOutline(file), path: file.path)
        }
    }

    private func judged(_ outline: DocumentOutline, path: String) -> [Finding] {
        var found: [Finding] = []
        let words = outline.words
        let commands = outline.document.codeBlocks.reduce(0) { sum, block in
            sum + block.text.utf8.split(separator: UInt8(ascii: "\n")).count
        }
        let isShort = words < Self.leastWords && !(words >= Self.leastWords / 3 && commands >= 3)
        if isShort {
            found.append(
                Finding(
                    "says little: \(Figure.count(words, "word")) and \(Figure.count(commands, "line")) of commands",
                    anchor: "length",
                    location: Location(file: path, line: 1)
                )
            )
        }
        if !tellsHowToRun(outline) {
            found.append(
                Finding(
                    "tells neither how to install nor how to run the service",
                    anchor: "instructions",
                    location: Location(file: path, line: 1)
                )
            )
        }
        found += TemplateText.found(in: outline.lines)
            .map { line, origin in
                Finding(
                    "still holds the text of \(origin)",
                    anchor: "template/\(origin)",
                    location: Location(file: path, line: line)
                )
            }
        if let line = TemplateText.gaps(in: outline.lines).first {
            found.append(
                Finding(
                    "leaves something to be written",
                    anchor: "gap",
                    location: Location(file: path, line: line)
                )
            )
        }
        return found
    }

    private static let headings: Set<String> = [
        "anwendung", "aufbau", "ausführen", "betrieb", "bereitstellung", "build", "building", "configuration", "deploy",
        "deploying",
        "deployment", "develop", "developing", "development", "docker", "einrichtung", "entwicklung", "guide", "howto",
        "inbetriebnahme",
        "install", "installation", "installing", "konfiguration", "launch", "nutzung", "operation", "prerequisites",
        "quickstart",
        "requirements", "run", "running", "schnellstart", "setup", "start", "started", "starting", "starten", "usage",
        "use", "using",
        "verwendung", "voraussetzungen",
    ]
    private static let commands = [
        "bundle exec", "bin/rails", "cargo run", "composer install", "docker build", "docker compose", "docker run",
        "docker-compose",
        "dotnet run", "flask run", "go build", "go install", "go run", "gradlew", "helm install", "java -jar",
        "kubectl apply", "make ",
        "manage.py", "mix phx", "mvn ", "npm ", "npx ", "php artisan", "pip install", "pipenv ", "pnpm ", "podman run",
        "poetry ",
        "python -m", "python3 ", "swift run", "uv run", "uvicorn ", "yarn ", "brew install", "apt install",
        "apt-get install",
    ]

    private func tellsHowToRun(_ outline: DocumentOutline) -> Bool {
        let isHeaded = outline.sections.contains { section in
            section.isSubstantial && HeadingWords(section.title).words.contains(where: Self.headings.contains)
        }
        if isHeaded { return true }
        let texts = outline.document.codeBlocks.map(\.text) + outline.lines.map(\.text)
        let folded = FoldedText(texts.joined(separator: "\n"), limit: 131_072)
        return Self.commands.contains(where: folded.contains)
    }

    var examples: [Example<NamedDocument>] {
        func readme(_ text: String) -> NamedDocument { .found(.sample("README.md", text)) }
        let prose = """
            Shop API sells things to people who like things. It keeps orders in PostgreSQL and tells the warehouse about \
            them over a queue, so that an order is packed within the hour. Prices come from the catalogue service.
            """
        let run = "## Run it\n\n```sh\ndocker compose up -d db\nmake migrate\nmake serve\n```\n"
        let long = String(repeating: "It sells things and counts them well. ", count: 20)
        return [
            Example("what it is and how to run it", readme("# Shop API\n\n\(prose)\n\n\(run)"), .passes),
            Example("a document of another purpose", .other, .decoy),
            Example(
                "a service about todos",
                readme(
                    "# Todo app\n\nA TODO list for teams. \(prose)\n\n\(run)\n## Roadmap\n\n- [ ] TODO: share lists\n"
                ),
                .decoy
            ),
            Example("none", .missing, .finds(["README.md: there is no README"])),
            Example(
                "only a name",
                readme("# shop-api\n"),
                .finds([
                    "README.md:1: says little: 1 word and 0 lines of commands",
                    "README.md:1: tells neither how to install nor how to run the service",
                ])
            ),
            Example(
                "prose that tells nobody how to start",
                readme("# Shop API\n\n\(long)\n"),
                .finds(["README.md:1: tells neither how to install nor how to run the service"])
            ),
            Example(
                "what a generator wrote, and a gap",
                readme(
                    "# Shop\n\nThis project was bootstrapped with [Create React App](x).\n\n\(long)\n\n\(run)\n## API\n\nTODO\n"
                ),
                .finds([
                    "README.md:3: still holds the text of Create React App",
                    "README.md:17: leaves something to be written",
                ])
            ),
            Example("not a text", .found(SourceFile(path: "README.md", size: 9, text: nil)), .unjudged(.unparsable)),
        ]
    }
}
