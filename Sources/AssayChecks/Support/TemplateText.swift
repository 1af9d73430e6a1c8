/// Text that a generator or a template left behind, and that nobody replaced.
enum TemplateText {
    /// Phrases of generators, in lower case, with what they are the text of.
    private static let phrases: [(phrase: String, origin: String)] = [
        ("this project was bootstrapped with", "Create React App"),
        ("bootstrapped with [`create-next-app`]", "create-next-app"),
        ("make it easy for you to get started with gitlab", "GitLab"),
        ("this template should help get you started", "a Vue or Vite template"),
        ("this template provides a minimal setup", "a Vite template"),
        ("this readme would normally document whatever steps are necessary", "Rails"),
        ("things you may want to cover:", "Rails"),
        ("laravel is a web application framework with expressive", "Laravel"),
        ("progressive [node.js](http://nodejs.org) framework for building efficient", "Nest"),
        ("to start your phoenix server:", "Phoenix"),
        ("everything you need to build a svelte project", "create-svelte"),
        ("this project was generated with [angular cli]", "Angular"),
        ("this project was generated using [angular cli]", "Angular"),
        ("look at the [nuxt", "Nuxt"),
        ("lorem ipsum", "a template"),
        ("describe your project here", "a template"),
        ("a brief description of what this project does", "a template"),
        ("one paragraph of project description goes here", "a template"),
        ("one paragraph of the project description", "a template"),
        ("add your description here", "a template"),
        ("todo: give a short introduction of your project", "Azure DevOps"),
        ("[insert ", "a template"), ("<insert ", "a template"), ("{{cookiecutter.", "a template"),
        ("your project name", "a template"), ("project title", "a template"),
    ]

    /// The first line of each phrase that stands in the lines, with what it is the text of.
    static func found(in lines: [(number: Int, text: String)]) -> [(line: Int, origin: String)] {
        var seen: Set<String> = []
        var found: [(line: Int, origin: String)] = []
        for line in lines {
            let folded = FoldedText(line.text, limit: 4_096)
            let isWhole = folded.bytes.count <= 40
            for (phrase, origin) in phrases where !seen.contains(origin) {
                // Short phrases count as a line of their own only.
                let matches =
                    ["your project name", "project title"].contains(phrase)
                    ? isWhole && folded.bytes.elementsEqual(phrase.utf8) : folded.contains(phrase)
                if matches {
                    seen.insert(origin)
                    found.append((line.number, origin))
                }
            }
        }
        return found
    }

    /// The lines that hold nothing but a note that something is missing.
    static func gaps(in lines: [(number: Int, text: String)]) -> [Int] {
        lines.filter { line in
            ["TODO", "TBD", "TBA", "FIXME", "XXX", "Coming soon", "coming soon", "To be done", "To be written", "WIP"]
                .contains(line.text)
        }
        .map(\.number)
    }
}
