import AssayEvidence
import AssayModel
import OpenAPI

/// Every path of the description leads to one operation, and is not doubled by accident.
struct PathTemplates: Check {
    let about = CheckDescription(
        id: "functionality.path-templates",
        control: "functionality.description-quality",
        title: "Every described path leads to one operation and repeats no segment by accident",
        rationale: """
            A router mounted twice gives paths such as /orders/orders, and a template that stands before a fixed path \
            takes its requests: both answer, and both are not what the team believes to have built.
            """,
        remedy: "Mount the router once, and declare fixed paths such as /orders/recent before /orders/{id}.",
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-1059", "CWE-561"]
    )

    var needs: Need<ReviewedDescription> { .apiDescription }

    func findings(in input: ReviewedDescription) throws(Unjudged) -> [Finding] {
        input.findings(
            of: [.doubledSegment, .shadowedRoute],
            severities: [.error: .medium, .warning: .medium, .hint: .info]
        )
    }

    var examples: [Example<ReviewedDescription>] {
        [
            .of("plain paths", .paths("  /orders: {get: {responses: {'200': {description: ok}}}}\n"), .passes),
            .of(
                "a segment that comes again further down",
                .paths("  /users/{id}/friends/{friend}/users: {get: {responses: {'200': {description: ok}}}}\n"),
                .decoy
            ),
            .of(
                "a router that was mounted twice",
                .paths("  /orders/orders: {get: {responses: {'200': {description: ok}}}}\n"),
                .finds(["openapi.yaml:4:20: path /orders/orders has '/orders' twice in a row"])
            ),
        ]
        .compactMap(\.self)
    }
}
