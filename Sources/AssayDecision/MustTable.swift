/// The musts that stand over the score: the five success criteria first.
public enum MustTable {
    /// Every must.
    public static let musts: [Must] = [
        Must(
            id: "core-functionality",
            title: "All core functionality tests pass",
            isSuccessCriterion: true,
            rule: .controls([
                "functionality.operations-answer", "functionality.core-journeys", "functionality.sign-in",
                "functionality.malformed-input",
            ])
        ),
        Must(
            id: "no-critical-vulnerability",
            title: "No critical security vulnerability",
            isSuccessCriterion: true,
            rule: .noCritical(among: [
                "security.anonymous-access", "security.invalid-credentials", "security.object-authorisation",
                "security.secrets-in-tree", "security.cross-origin", "security.exposed-files", "security.injection",
                "configuration.secret-strength",
            ])
        ),
        Must(
            id: "performance-objectives",
            title: "Performance meets its expectations",
            isSuccessCriterion: true,
            rule: .controls(["performance.latency", "performance.error-rate", "performance.concurrency"])
        ),
        Must(
            id: "documentation-complete",
            title: "Documentation is complete",
            isSuccessCriterion: true,
            rule: .controls([
                "documentation.runbook", "documentation.deployment-guide", "documentation.incident-response",
                "documentation.readme", "documentation.api", "documentation.architecture",
            ])
        ),
        Must(
            id: "team-ready",
            title: "The team is trained, on call and has incident and support plans",
            isSuccessCriterion: true,
            rule: .unanswerable("attestations by name are not part of this version")
        ),
        Must(
            id: "no-open-critical-finding",
            title: "No critical finding is open",
            isSuccessCriterion: false,
            rule: .noCritical(among: [])
        ),
        Must(
            id: "no-access-bypass",
            title: "Authentication and authorisation cannot be bypassed",
            isSuccessCriterion: false,
            rule: .controls([
                "security.anonymous-access", "security.invalid-credentials", "security.object-authorisation",
            ])
        ),
        Must(
            id: "no-data-loss",
            title: "No drill loses data",
            isSuccessCriterion: false,
            rule: .controls(["deployment.crash-recovery", "deployment.backup-restore"])
        ),
        Must(
            id: "rollback-works",
            title: "A rollback works",
            isSuccessCriterion: false,
            rule: .controls(["deployment.rollback"])
        ),
        Must(
            id: "error-rate-at-load",
            title: "The error rate is within its objective at target load",
            isSuccessCriterion: false,
            rule: .controls(["performance.error-rate"])
        ),
        Must(
            id: "no-plaintext-secret",
            title: "No secret lies in plain text",
            isSuccessCriterion: false,
            rule: .controls(["security.secrets-in-tree", "configuration.secret-strength"])
        ),
        Must(
            id: "audited-artefact-deployed",
            title: "The deployed artefact is the audited one",
            isSuccessCriterion: false,
            rule: .controls(["deployment.audited-artefact"])
        ),
        Must(
            id: "few-high-findings",
            title: "At most 3 high findings are open",
            isSuccessCriterion: false,
            rule: .highFindings(atMost: 3)
        ),
        Must(
            id: "prerequisites-complete",
            title: "The prerequisites of the audit are complete",
            isSuccessCriterion: false,
            rule: .unanswerable("prerequisites are not part of this version")
        ),
    ]
}
