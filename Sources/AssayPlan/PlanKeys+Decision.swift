extension PlanKeys {
    static let decision: [PlanKey] = [
        .node(
            "decision",
            .section,
            mappingPhrase,
            .optional("no declarations"),
            "Declarations that the decision takes into account",
            example: "{not_applicable: [{control: deployment.migrations, reason: no database, approver: Ada}]}",
            aliases: ["rulings", "verdict"]
        ),
        .node(
            "decision.not_applicable",
            .sections,
            listPhrase,
            .optional("none"),
            "Controls that do not apply, declared before the run",
            example: "[{control: deployment.migrations, reason: no database, approver: Ada}]",
            aliases: ["exemptions", "na", "skip", "exclude"]
        ),
        .value(
            "decision.not_applicable[].control",
            .line,
            .required,
            "The control's id",
            example: "deployment.migrations",
            aliases: ["id", "check"]
        ),
        .value(
            "decision.not_applicable[].reason",
            .text,
            .required,
            "Why it does not apply",
            example: "there is no database",
            aliases: ["why", "because"]
        ),
        .value(
            "decision.not_applicable[].approver",
            .line,
            .required,
            "Who approved that",
            example: "Ada Lovelace",
            aliases: ["approved_by", "by"]
        ),
        .node(
            "decision.waivers",
            .sections,
            listPhrase,
            .optional("none"),
            "Accepted risks: a waiver adds no points, it lifts a veto until it expires",
            example: """
                [{finding: "sha256:\(String(repeating: "0", count: 64))", reason: the fix ships in 1.5, requester: Bob, \
                approver: Ada, compensating_control: the gateway blocks the path, granted: 2026-11-01, \
                expires: 2026-12-01}]
                """,
            aliases: ["waiver", "accepted", "risks"]
        ),
        .value(
            "decision.waivers[].finding",
            .fingerprint,
            .required,
            "The finding's fingerprint as reports print it",
            example: "\"sha256:\(String(repeating: "0", count: 64))\"",
            aliases: ["fingerprint", "id"]
        ),
        .value(
            "decision.waivers[].reason",
            .text,
            .required,
            "Why the risk is accepted",
            example: "the fix ships in 1.5",
            aliases: ["why", "because"]
        ),
        .value(
            "decision.waivers[].requester",
            .line,
            .required,
            "Who asked",
            example: "Bob",
            aliases: ["requested_by", "owner"]
        ),
        .value(
            "decision.waivers[].approver",
            .line,
            .required,
            "Who approved; not the requester",
            example: "Ada",
            aliases: ["approved_by", "by"]
        ),
        .value(
            "decision.waivers[].compensating_control",
            .text,
            .required,
            "What holds the risk down meanwhile",
            example: "the gateway blocks the path",
            aliases: ["control", "mitigation", "compensation"]
        ),
        .value(
            "decision.waivers[].granted",
            .date,
            .required,
            "When it was granted",
            example: "2026-11-01",
            aliases: ["from", "start", "granted_at", "date"]
        ),
        .value(
            "decision.waivers[].expires",
            .date,
            .required,
            "When it ends, after it was granted and within 90 days of that",
            example: "2026-12-01",
            aliases: ["until", "expiry", "end", "expires_at"]
        ),
        .values(
            "decision.must",
            .criterion,
            .optional("none beside Assay's own"),
            "Conditions that must hold: one that fails is NO-GO, one that is unknown is insufficient evidence",
            example: "[\"!findings.exists(f, f.severity == 'high' && f.open)\", score.security.lo >= 20]",
            aliases: ["musts", "must_have", "criteria", "required"]
        ),
        .values(
            "decision.should",
            .criterion,
            .optional("none"),
            "Conditions that should hold: one that does not allows GO WITH MONITORING at most",
            example: "[score.documentation.lo >= 9]",
            aliases: ["shoulds", "should_have", "recommended"]
        ),
        .later("decision.signoff", "The roles that must sign"),
    ]
}
