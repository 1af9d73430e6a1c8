/// Tells the Dockerfiles of images that are deployed from those for development, tests and samples.
enum ShippedDockerfile {
    private static let otherFolders: Set<String> = [
        "devcontainer", "benchmark", "benchmarks", "ci", "dev", "development", "docs", "e2e", "example", "examples",
        "fixtures",
        "github", "integration", "local", "sample", "samples", "spec", "test", "testdata", "testing", "tests",
        "third_party",
        "thirdparty", "vendor", "node_modules",
    ]
    private static let otherNames: Set<String> = [
        "base", "bench", "builder", "ci", "debug", "dev", "devel", "develop", "development", "dist", "docs", "e2e",
        "example",
        "integration", "lint", "local", "sample", "template", "test", "testing", "tests", "tmpl", "tpl",
    ]

    /// Whether the Dockerfile of a path builds an image that is deployed.
    static func matches(_ path: String) -> Bool {
        let parts = path.split(separator: "/" as Character).map { $0.lowercased() }
        guard let name = parts.last else { return false }
        let folders = parts.dropLast().map { $0.drop { $0 == "." } }
        if folders.contains(where: { otherFolders.contains(String($0)) }) { return false }
        return !SettingName(name).has(otherNames)
    }
}
