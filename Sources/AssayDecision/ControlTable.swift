import AssayModel

/// The fixed questions of the score, by category and group.
///
/// Weights of a category add up to its points.
public enum ControlTable {
    /// Every control.
    public static let controls: [Control] = functionality + security + performance + infrastructure + documentation

    /// The control of an id.
    public static func control(_ id: String) -> Control? {
        byID[id]
    }

    private static let byID = Dictionary(controls.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    private typealias Row = (id: String, weight: Double, impact: Severity, title: String, nextStep: String)

    private static func group(_ name: String, of category: Category, _ rows: [Row]) -> [Control] {
        rows.map { row in
            Control(
                id: row.id,
                title: row.title,
                category: category,
                group: name,
                weight: row.weight,
                impact: row.impact,
                nextStep: row.nextStep
            )
        }
    }

    private static let functionality: [Control] =
        group(
            "Core operations",
            of: .functionality,
            [
                (
                    "functionality.operations-answer", 4, .high, "Declared operations answer without a server error",
                    "name the API description under functionality.openapi and a target that can be reached"
                ),
                (
                    "functionality.core-journeys", 4, .high, "The core user journeys complete",
                    "describe the journeys as scenarios"
                ),
                (
                    "functionality.sign-in", 2, .high, "A credential issued by sign-in is accepted",
                    "give an identity with a login under target.identities"
                ),
                (
                    "functionality.data-integrity", 2, .critical, "What is written is read back unchanged",
                    "describe write and read as a scenario"
                ),
            ]
        )
        + group(
            "Input handling",
            of: .functionality,
            [
                (
                    "functionality.malformed-input", 3, .medium, "Malformed input is refused with a client error",
                    "allow writes with target.disposable, and describe an operation that takes a JSON body"
                ),
                (
                    "functionality.unknown-resource", 2, .medium, "What does not exist is answered with not found",
                    "name a target that can be reached"
                ),
                (
                    "functionality.ordinary-input", 2, .medium, "Ordinary text in any script is accepted",
                    "describe the operations that take text as scenarios"
                ),
                (
                    "functionality.input-limits", 1, .medium, "Input beyond the limits is refused",
                    "declare the limits in the API description"
                ),
            ]
        )
        + group(
            "Contract",
            of: .functionality,
            [
                (
                    "functionality.description-accuracy", 3, .medium, "Responses match the API description",
                    "name the API description under functionality.openapi"
                ),
                (
                    "functionality.description-quality", 2, .low, "The API description is complete and consistent",
                    "name the API description under functionality.openapi"
                ),
            ]
        )

    private static let security: [Control] =
        group(
            "Access",
            of: .security,
            [
                (
                    "security.anonymous-access", 4, .critical,
                    "Protected operations refuse requests without credentials",
                    "declare security in the API description or list operations under functionality.protected"
                ),
                (
                    "security.invalid-credentials", 2, .critical, "Forged credentials are refused",
                    "give an identity under target.identities"
                ),
                (
                    "security.object-authorisation", 2, .critical, "One identity cannot reach the objects of another",
                    "give two identities under target.identities"
                ),
            ]
        )
        + group(
            "Secrets",
            of: .security,
            [
                (
                    "security.secrets-in-tree", 3, .critical, "The tree holds no live secret",
                    "audit a Git checkout"
                )
            ]
        )
        + group(
            "Exposure",
            of: .security,
            [
                (
                    "security.cross-origin", 2, .high, "Foreign origins cannot act with a user's credentials",
                    "name a target that can be reached"
                ),
                (
                    "security.response-headers", 1, .medium, "Responses carry the security headers that apply to them",
                    "name a target that can be reached"
                ),
                (
                    "security.error-disclosure", 1, .medium, "Errors disclose no internals",
                    "name a target that can be reached"
                ),
                (
                    "security.exposed-files", 1, .high, "No file is served that should not be",
                    "name a target that can be reached"
                ),
            ]
        )
        + group(
            "Transport",
            of: .security,
            [
                (
                    "security.tls", 2, .high, "Traffic is encrypted with current protocols and a valid certificate",
                    "name an https target"
                ),
                ("security.cookies", 1, .medium, "Session cookies are protected", "give an identity with a login"),
            ]
        )
        + group(
            "Abuse",
            of: .security,
            [
                (
                    "security.injection", 2, .critical, "Input is never executed",
                    "allow active probes on a disposable target"
                ),
                ("security.rate-limit", 1, .medium, "Repeated attempts are slowed", "declare the limits in the plan"),
            ]
        )
        + group(
            "Supply chain",
            of: .security,
            [
                (
                    "security.known-vulnerabilities", 2, .high, "Dependencies have no known exploitable vulnerability",
                    "hand in the report of a dependency scanner"
                ),
                (
                    "security.pinned-dependencies", 1, .medium, "Dependencies are pinned and locked",
                    "keep manifests and lockfiles in the tree"
                ),
            ]
        )

    private static let performance: [Control] =
        group(
            "Objectives",
            of: .performance,
            [
                (
                    "performance.latency", 4, .high, "Latency meets its objectives under the planned load",
                    "describe the load under performance.load"
                ),
                (
                    "performance.error-rate", 4, .high, "Errors stay within the objective under the planned load",
                    "describe the load under performance.load"
                ),
                (
                    "performance.concurrency", 2, .medium, "The planned number of users is held at once",
                    "describe a closed load under performance.load"
                ),
            ]
        )
        + group(
            "Endurance",
            of: .performance,
            [
                (
                    "performance.resource-stability", 5, .high, "Memory and descriptors are stable under lasting load",
                    "let Assay start the target and run a soak"
                )
            ]
        )
        + group(
            "Capacity",
            of: .performance,
            [
                (
                    "performance.capacity", 2, .medium, "The highest rate that holds the objectives is known",
                    "run a capacity search"
                ),
                (
                    "performance.overload", 2, .high, "Overload is shed and recovered from",
                    "allow overload on a disposable target"
                ),
                ("performance.regression", 1, .low, "Nothing got slower since the last run", "name a baseline run"),
            ]
        )

    private static let infrastructure: [Control] =
        group(
            "Configuration",
            of: .infrastructure,
            [
                (
                    "configuration.secret-strength", 2, .critical,
                    "Secrets of the deployed profile are real and strong",
                    "name the deployed profile's files under configuration.files"
                ),
                (
                    "configuration.production-mode", 1, .high, "The deployed profile runs in production mode",
                    "name the deployed profile's files under configuration.files"
                ),
                (
                    "configuration.completeness", 1, .medium, "Every setting that the code reads has a value",
                    "keep the code and the deployed profile in one tree"
                ),
                (
                    "configuration.consistency", 1, .medium, "Environments differ only where they must",
                    "keep all profiles in the tree"
                ),
            ]
        )
        + group(
            "Images",
            of: .infrastructure,
            [
                (
                    "deployment.image-pins", 1, .medium, "Images are pinned to what was audited",
                    "keep the Dockerfile and compose files in the tree"
                ),
                (
                    "deployment.container-privileges", 1, .high, "Containers run without root",
                    "keep the Dockerfile in the tree"
                ),
                (
                    "deployment.manifest-hardening", 1, .medium, "Manifests expose and allow no more than needed",
                    "keep the manifests in the tree"
                ),
            ]
        )
        + group(
            "Lifecycle",
            of: .infrastructure,
            [
                (
                    "deployment.health-truth", 1.5, .high, "Health answers tell the truth",
                    "name the health operation under target.health"
                ),
                (
                    "deployment.start", 0.5, .medium, "The service starts and becomes ready",
                    "describe how to start it under target.start"
                ),
                (
                    "deployment.graceful-stop", 1.5, .high, "The service stops on request without losing work",
                    "describe how to start it under target.start and set target.disposable"
                ),
                (
                    "deployment.crash-recovery", 1, .critical, "A crash loses no acknowledged work",
                    "run the crash drill on a disposable target"
                ),
                (
                    "deployment.dependency-outage", 0.5, .high, "A dependency's outage is survived and told",
                    "run the outage drill on a disposable target"
                ),
            ]
        )
        + group(
            "Release",
            of: .infrastructure,
            [
                (
                    "deployment.audited-artefact", 1, .high, "What is deployed is what was audited",
                    "audit a clean Git checkout and let the service tell its commit"
                ),
                ("deployment.rollback", 1.5, .critical, "A rollback works", "run the rollback drill"),
                ("deployment.migrations", 0.5, .high, "Migrations run forwards and back", "run the migration drill"),
                (
                    "deployment.backup-restore", 1, .critical, "A backup restores to the same data",
                    "run the restore drill"
                ),
                (
                    "deployment.delivery-pipeline", 0.5, .medium, "The pipeline's gates can fail",
                    "keep the pipeline's definition in the tree"
                ),
            ]
        )
        + group(
            "Observability",
            of: .infrastructure,
            [
                ("deployment.metrics", 1, .medium, "The service measures itself", "name the metrics operation"),
                (
                    "deployment.logs", 0.5, .medium, "Logs can be searched and hold no secret",
                    "let Assay start the target"
                ),
                (
                    "deployment.alerts", 1, .high, "Someone is told when it breaks",
                    "attest an alert that reached a person"
                ),
            ]
        )

    private static let documentation: [Control] =
        group(
            "Operating",
            of: .documentation,
            [
                (
                    "documentation.runbook", 2, .medium, "The runbook tells how to operate the service",
                    "name it under documents.runbook"
                ),
                (
                    "documentation.deployment-guide", 1, .medium, "The deployment is described step by step",
                    "write audit/deployment_validation.md"
                ),
                (
                    "documentation.incident-response", 2, .medium, "Incidents have a plan and people on call",
                    "attest the incident plan and the on-call rota"
                ),
            ]
        )
        + group(
            "Using",
            of: .documentation,
            [
                (
                    "documentation.readme", 1.5, .low, "The README lets a newcomer run the service",
                    "name it under documents.readme"
                ),
                ("documentation.api", 1.5, .low, "The API is documented for its users", "name the API description"),
            ]
        )
        + group(
            "Change",
            of: .documentation,
            [
                (
                    "documentation.architecture", 2, .low, "The architecture and its decisions are written down",
                    "keep an architecture page in the tree"
                )
            ]
        )
}
