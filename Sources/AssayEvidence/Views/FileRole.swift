/// What a file of the tree is for, told from its path.
public enum FileRole: String, Sendable, Hashable, CaseIterable {
    /// Settings as `NAME=value`: `.env`, `.env.production`, `web.env`.
    case environment
    /// A Dockerfile or Containerfile.
    case dockerfile
    /// A compose file.
    case compose
    /// An OpenAPI or Swagger description, by its usual names.
    case apiDescription
    /// Prose in Markdown, reStructuredText or AsciiDoc.
    case document

    /// The role of a path, or nil for files that no check reads.
    public static func of(_ path: String) -> FileRole? {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if isEnvironment(name) { return .environment }
        if isDockerfile(name) { return .dockerfile }
        if isYAML(name), name.hasPrefix("docker-compose") || name.hasPrefix("compose.") || name.hasPrefix("compose-") {
            return .compose
        }
        if isYAML(name) || name.hasSuffix(".json"), name.hasPrefix("openapi") || name.hasPrefix("swagger") {
            return .apiDescription
        }
        let prose = [".md", ".markdown", ".rst", ".adoc", ".asciidoc"]
        let isBareReadme = name == "readme" || name == "readme.txt"
        return prose.contains(where: name.hasSuffix) || isBareReadme ? .document : nil
    }

    /// Whether a file of settings is only a pattern to copy from, which nothing runs with.
    public static func isTemplate(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let words = name.split { $0 == "." || $0 == "-" || $0 == "_" }
        return words.contains {
            ["example", "sample", "template", "dist", "tmpl", "tpl", "defaults", "schema"].contains($0)
        }
    }

    /// Endings of programs, pages and documents, which are not what the beginning of their name suggests.
    private static let otherEndings: Set<String> = [
        "adoc", "bash", "bat", "c", "cc", "cjs", "cpp", "cs", "css", "cts", "d", "ejs", "ex", "exs", "go", "h", "hpp",
        "html", "java", "jinja", "js", "json", "jsx", "kt", "kts", "lock", "lua", "m", "md", "mjs", "mts", "php", "pl",
        "ps1", "py", "rb", "rs", "rst", "scala", "sh", "sql", "svg", "swift", "tf", "toml", "ts", "tsx", "txt", "vue",
        "xml", "yaml", "yml", "zig", "zsh",
    ]

    /// Endings that no Dockerfile has; those of languages it may have, as in `Dockerfile.go`.
    private static let documentEndings: Set<String> = [
        "adoc", "dockerignore", "html", "json", "lock", "md", "rst", "sh", "svg", "toml", "yaml", "yml",
    ]

    private static func ending(of name: String) -> String {
        name.split(separator: ".").last.map(String.init) ?? ""
    }

    private static func isEnvironment(_ name: String) -> Bool {
        if otherEndings.contains(ending(of: name)) { return false }
        return name == ".env" || name == "env" || name.hasPrefix(".env.") || name.hasPrefix(".env-")
            || name.hasSuffix(".env") || name.hasPrefix("env.") || name == ".flaskenv"
    }

    private static func isDockerfile(_ name: String) -> Bool {
        if documentEndings.contains(ending(of: name)) { return false }
        return ["dockerfile", "containerfile"]
            .contains { name == $0 || name.hasPrefix("\($0).") || name.hasPrefix("\($0)-") || name.hasSuffix(".\($0)") }
    }

    private static func isYAML(_ name: String) -> Bool {
        name.hasSuffix(".yml") || name.hasSuffix(".yaml")
    }
}
