public import AssayModel

/// Which files of a tree hold the settings that the deployed service runs with.
public enum DeployedProfile {
    /// Names under which teams keep each profile.
    private static let aliases: [Set<String>] = [
        ["production", "prod", "live", "prd"], ["staging", "stage", "stg"], ["development", "dev", "local"],
        ["test", "testing", "ci"],
    ]

    /// The files of the profile, in the order in which they apply: what the plan names, else what the tree's names say.
    ///
    /// - Parameters:
    ///   - listing: The tree.
    ///   - plan: The plan; its `configuration.files` and `target.start.env_file` go before all guessing.
    /// - Returns: Paths of files with settings: environment files and compose files.
    public static func files(in listing: TreeListing, plan: Plan) -> [String] {
        let started = plan.target?.start?.environmentFile.map { [normalised($0)] } ?? []
        let named = plan.configuration.files.map(normalised)
        if !named.isEmpty { return named + started.filter { !named.contains($0) } }

        let profile = plan.configuration.profile.lowercased()
        let names = aliases.first { $0.contains(profile) } ?? [profile]
        let others = Set(aliases.flatMap(\.self)).subtracting(names)
        let paths = listing.files.map(\.path).filter { !isAside($0, names: names, others: others) }
        let environments = paths.filter { FileRole.of($0) == .environment && !FileRole.isTemplate($0) }
        var chosen = started
        if chosen.isEmpty {
            chosen = environments.filter { !words(of: $0).union(folders(of: $0)).isDisjoint(with: names) }
        }
        if chosen.isEmpty {
            // Without a file of the profile's own, a plain `.env` is what the service would start with.
            chosen = environments.filter { $0.split(separator: "/").last == ".env" }
        }
        let composed = paths.filter { path in
            FileRole.of(path) == .compose && words(of: path).isDisjoint(with: others.union(["override"]))
        }
        return chosen + composed
    }

    /// Folders whose files show or try something and are never deployed.
    private static let asideFolders: Set<String> = [
        "example", "examples", "sample", "samples", "fixture", "fixtures", "spec", "specs", "tests", "testdata", "docs",
        "doc", "template", "templates", "devcontainer",
    ]

    /// Whether a path lies in a folder of examples or tests, or in one of another profile that its own name does not
    /// contradict.
    private static func isAside(_ path: String, names: Set<String>, others: Set<String>) -> Bool {
        let folders = folders(of: path)
        if !folders.isDisjoint(with: asideFolders) { return true }
        return !folders.isDisjoint(with: others) && words(of: path).isDisjoint(with: names)
    }

    private static func folders(of path: String) -> Set<String> {
        Set(path.split(separator: "/").dropLast().map { $0.drop { $0 == "." || $0 == "_" }.lowercased() })
    }

    /// The words of a file's name, in lower case.
    private static func words(of path: String) -> Set<String> {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return Set(name.split { $0 == "." || $0 == "-" || $0 == "_" }.map(String.init))
    }

    private static func normalised(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}
