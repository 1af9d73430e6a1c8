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

        let environments = listing.files.map(\.path)
            .filter { FileRole.of($0) == .environment && !FileRole.isTemplate($0) }
        let profile = plan.configuration.profile.lowercased()
        let names = aliases.first { $0.contains(profile) } ?? [profile]
        var chosen = started
        if chosen.isEmpty {
            chosen = environments.filter { !words(of: $0).isDisjoint(with: names) }
        }
        if chosen.isEmpty {
            // Without a file of the profile's own, a plain `.env` is what the service would start with.
            chosen = environments.filter { $0.split(separator: "/").last == ".env" }
        }
        let others = Set(aliases.flatMap(\.self)).union(["override"]).subtracting(names)
        let composed = listing.files.map(\.path)
            .filter { FileRole.of($0) == .compose && words(of: $0).isDisjoint(with: others) }
        return chosen + composed
    }

    private static func words(of path: String) -> Set<String> {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return Set(name.split { $0 == "." || $0 == "-" || $0 == "_" }.map(String.init))
    }

    private static func normalised(_ path: String) -> String {
        path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}
