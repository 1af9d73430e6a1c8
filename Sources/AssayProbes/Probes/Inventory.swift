public import AssayEvidence
public import AssayModel

/// What is known before the plan is frozen: the tree, its checkout, and which files matter.
public struct Inventory: Sendable {
    /// The files of the tree.
    public let listing: TreeListing
    /// The checkout.
    public let repository: RepositoryState
    /// What is audited.
    public let subject: AuditedSubject
    /// What plan and tree settle together.
    public let facts: PlanFacts

    /// Takes the inventory of a tree.
    ///
    /// - Parameters:
    ///   - root: The root of the tree as an absolute path.
    ///   - plan: The plan.
    /// - Returns: The inventory.
    /// - Throws: ``AssayModel/Unjudged`` where the tree cannot be read.
    public static func take(of root: String, plan: Plan) async throws(Unjudged) -> Inventory {
        let scan = TreeScan(root: root)
        let (listing, digest) =
            try await Thread.run {
                Result { () throws(Unjudged) in
                    let listing = try scan.listing()
                    return (listing, scan.digest(of: listing))
                }
            }
            .get()
        // A checkout that git cannot tell about in time is audited by its content, as a tree without one is.
        let repository = (try? await GitCheckout(root: root).state()) ?? RepositoryState(commit: nil)
        let paths = listing.files.map(\.path)
        let description = plan.functionality.openAPI.flatMap { $0.hasPrefix("/") ? nil : $0 }
        let found = plan.functionality.openAPI == nil ? paths.first { FileRole.of($0) == .apiDescription } : nil
        return Inventory(
            listing: listing,
            repository: repository,
            subject: AuditedSubject(
                commit: repository.commit,
                isModified: repository.modifiedCount > 0,
                tree: digest
            ),
            facts: PlanFacts(
                plan: plan,
                deployedFiles: DeployedProfile.files(in: listing, plan: plan),
                readme: plan.documents.readme ?? Self.first(of: ["readme"], in: paths, atRoot: true),
                runbook: plan.documents.runbook
                    ?? Self.first(of: ["runbook", "operations", "ops"], in: paths, atRoot: false),
                apiDescription: description ?? found
            )
        )
    }

    /// The shortest path to a document whose name, without its extension, is one of the names.
    private static func first(of names: [String], in paths: [String], atRoot: Bool) -> String? {
        paths
            .filter { path in
                guard FileRole.of(path) == .document, !atRoot || !path.contains("/") else { return false }
                let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
                return names.contains { name == $0 || name.hasPrefix("\($0).") }
            }
            .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }
}
