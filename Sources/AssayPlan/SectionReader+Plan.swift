import AssayExpressions
import AssayModel

/// The plan itself and its small sections.
extension SectionReader {
    /// Reads the plan; nil or incomplete where a mistake was reported.
    func plan(knowing names: KnownNames) -> Plan? {
        _ = required("assay", as: .planVersion)
        let service = requiredSection("service").flatMap { $0.service() }
        let targetSection = section("target")
        let target = targetSection.flatMap { $0.target() }
        let functionality = section("functionality")?.functionality(hasTarget: has("target"))
        // Where the section is not one, its identities are not known and no name can be called wrong.
        let identities = targetSection?.identityNames
        let performance = section("performance")?.performance(hasTarget: has("target"), identities: identities)
        let configuration = section("configuration")?.configuration()
        let deployment = section("deployment")?.deployment()
        let documents = section("documents")?.documents()
        let decision = section("decision")?.rulings(knowing: names)
        guard let service else { return nil }
        return Plan(
            service: service,
            target: target,
            configuration: configuration ?? .init(),
            functionality: functionality ?? .init(),
            performance: performance ?? .init(),
            deployment: deployment ?? .init(),
            documents: documents ?? .init(),
            decision: decision ?? .init()
        )
    }

    private func service() -> Plan.Service? {
        let version = optional("version", as: .version)
        return required("name", as: .line).map { Plan.Service(name: $0, version: version) }
    }

    private func configuration() -> Plan.Configuration {
        let defaults = Plan.Configuration()
        return Plan.Configuration(
            profile: optional("profile", as: .line) ?? defaults.profile,
            files: list("files", of: .file) ?? defaults.files
        )
    }

    private func functionality(hasTarget: Bool) -> Plan.Functionality {
        let description = optional("openapi", as: .description)
        if let description, description.utf8.first == UInt8(ascii: "/"), !hasTarget {
            let message = "a path with a leading slash is asked of the target, and the plan has no 'target'"
            mistakes.report(message, at: place(of: "openapi"))
        }
        return Plan.Functionality(openAPI: description, protected: list("protected", of: .operation) ?? [])
    }

    private func deployment() -> Plan.Deployment {
        list("drills", of: .drill).map(Plan.Deployment.init) ?? Plan.Deployment()
    }

    private func documents() -> Plan.Documents {
        Plan.Documents(readme: optional("readme", as: .file), runbook: optional("runbook", as: .file))
    }
}
