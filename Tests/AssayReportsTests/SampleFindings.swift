import AssayModel

@testable import AssayReports

/// Results of checks, as the engine would hand them in.
enum SampleFindings {
    static let evidence = [
        EvidenceEntry(
            digest: SampleReport.digest(100),
            kind: "http-exchange",
            subject: "GET /api/documents",
            observedAt: SampleReport.instant("2026-11-24T08:14:02Z"),
            excerpt: "HTTP/1.1 200 OK\ncontent-type: application/json\n\n[{\"id\":1,\"title\":\"Q3 forecast\"}, …]"
        ),
        EvidenceEntry(
            digest: SampleReport.digest(101),
            kind: "file",
            subject: ".env.production",
            observedAt: SampleReport.instant("2026-11-24T08:12:05Z"),
            excerpt: "12 | JWT_SECRET=‹19 characters, 2.9 bits each, reads like a placeholder›"
        ),
        EvidenceEntry(
            digest: SampleReport.digest(102),
            kind: "load-histogram",
            subject: "browse",
            observedAt: SampleReport.instant("2026-11-24T08:31:40Z")
        ),
    ]

    static let results: [CheckResult] = [
        result(
            "configuration.placeholder-secret",
            "Secrets are not placeholders",
            "configuration.secret-strength",
            .fail,
            [
                finding(
                    1,
                    "configuration.placeholder-secret",
                    "configuration.secret-strength",
                    .critical,
                    .likely,
                    "JWT_SECRET holds a placeholder",
                    remedy: "Generate a secret with openssl rand -base64 32 and keep it outside of the tree.",
                    references: ["CWE-798", "ASVS-13.3.1"],
                    location: Location(file: ".env.production", line: 12, column: 1, endLine: 12, endColumn: 31),
                    evidence: 101
                )
            ]
        ),
        result(
            "security.anonymous-access",
            "Protected operations refuse anonymous requests",
            "security.anonymous-access",
            .fail,
            ["GET /api/documents", "DELETE /api/documents/{id}", "GET /api/users"].enumerated()
                .map { offset, operation in
                    finding(
                        10 + offset,
                        "security.anonymous-access",
                        "security.anonymous-access",
                        .critical,
                        .almostCertain,
                        "answers without credentials",
                        remedy: "Require the session on this route; the control request with a token succeeded.",
                        references: ["CWE-306", "API5:2023"],
                        request: RequestReference(
                            operation: operation,
                            curl: "curl -i http://127.0.0.1:8000\(operation.drop { $0 != "/" })",
                            status: 200
                        ),
                        evidence: 100
                    )
                }
        ),
        result(
            "security.response-headers",
            "Responses carry the headers that browsers act on",
            "security.response-headers",
            .partial,
            (0..<8)
                .map { offset in
                    finding(
                        20 + offset,
                        "security.response-headers",
                        "security.response-headers",
                        .low,
                        .possible,
                        "X-Content-Type-Options is missing",
                        remedy: "Send nosniff with every response.",
                        references: ["CWE-693"],
                        request: RequestReference(operation: "GET /page/\(offset)", status: 200),
                        evidence: 100
                    )
                }
        ),
        result(
            "performance.latency",
            "Latency meets its objectives",
            "performance.latency",
            .fail,
            [
                finding(
                    30,
                    "performance.latency",
                    "performance.latency",
                    .high,
                    .likely,
                    "p99 is 812 ms at 200 requests a second, above the objective of 500 ms",
                    remedy: "Profile the slowest operation first: GET /search takes 70 % of the time over 500 ms.",
                    references: [],
                    request: RequestReference(operation: "load browse"),
                    evidence: 102
                )
            ]
        ),
        result(
            "deployment.image-tags",
            "Images are pinned",
            "deployment.image-pins",
            .partial,
            [
                finding(
                    40,
                    "deployment.image-tags",
                    "deployment.image-pins",
                    .medium,
                    .possible,
                    "python:latest moves: the next build may be of other software",
                    remedy: "Pin the image by digest.",
                    references: ["CWE-1357"],
                    location: Location(file: "deploy/Dockerfile", line: 1, column: 6),
                    evidence: 101
                )
            ]
        ),
        result(
            "documentation.runbook",
            "The runbook can be followed",
            "documentation.runbook",
            .fail,
            [
                finding(
                    50,
                    "documentation.runbook",
                    "documentation.runbook",
                    .medium,
                    .unlikely,
                    "no step tells how to stop the service",
                    remedy: "Add a step for stopping, with the expected output.",
                    references: [],
                    location: Location(file: "docs/runbook.md"),
                    evidence: 101
                )
            ]
        ),
        CheckResult(
            check: "security.tls-protocols",
            title: "Only current versions of TLS are offered",
            control: "security.tls",
            outcome: .notAssessed(Unjudged(.notAllowed, "the target is reached over plain HTTP")),
            gaps: [.init(subject: "127.0.0.1:8000", why: Unjudged(.notAllowed, "the endpoint speaks plain HTTP"))]
        ),
        CheckResult(
            check: "deployment.manifest-limits",
            title: "Pods have limits",
            control: "deployment.manifest-hardening",
            outcome: .notApplicable("there are no Kubernetes manifests")
        ),
        result("functionality.core-errors", "No server errors", "functionality.operations-answer", .pass, []),
    ]

    static func result(
        _ check: String,
        _ title: String,
        _ control: String,
        _ outcome: Outcome,
        _ findings: [FindingRecord]
    ) -> CheckResult {
        CheckResult(
            check: check,
            title: title,
            control: control,
            outcome: outcome,
            findings: findings,
            judged: 14,
            evidence: findings.flatMap(\.evidence).prefix(1) + [],
            freshUntil: SampleReport.tomorrow
        )
    }

    static func finding(
        _ seed: Int,
        _ check: String,
        _ control: String,
        _ severity: Severity,
        _ likelihood: Likelihood,
        _ message: String,
        remedy: String,
        references: [Reference],
        location: Location? = nil,
        request: RequestReference? = nil,
        evidence: Int
    ) -> FindingRecord {
        FindingRecord(
            check: check,
            control: control,
            category: Area(rawValue: String(check.prefix { $0 != "." }))?.category ?? .security,
            severity: severity,
            likelihood: likelihood,
            message: message,
            remedy: remedy,
            fingerprint: SampleReport.digest(seed),
            references: references,
            location: location,
            request: request,
            evidence: [SampleReport.digest(evidence)]
        )
    }
}
