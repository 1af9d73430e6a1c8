import OpenAPI
import Testing

/// What a review says of a description given as the YAML-like inside of a JSON text.
struct ReviewSample {
    let findings: [OpenAPIReviewFinding]

    /// Reviews a description of OpenAPI 3.0.
    init(_ paths: String, _ more: String = "", version: String = "3.0.3") throws {
        let text = """
            {"openapi": "\(version)", "info": {"title": "T", "version": "1"}, "paths": {\(paths)}\(more)}
            """
        findings = OpenAPIReview.findings(in: try OpenAPIDescription.read(Array(text.utf8)))
    }

    /// Reviews a description of Swagger 2.0.
    init(swagger paths: String, _ more: String = "") throws {
        let text = """
            {"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": {\(paths)}\(more)}
            """
        findings = OpenAPIReview.findings(in: try OpenAPIDescription.read(Array(text.utf8)))
    }

    /// The messages of a kind.
    func messages(_ kind: OpenAPIReviewFinding.Kind) -> [String] {
        findings.filter { $0.kind == kind }.map(\.message)
    }

    /// An operation that says all that a review asks for: the inside of a path item.
    static func fine(_ method: String = "get", _ more: String = "") -> String {
        """
        "\(method)": {"responses": {"200": {"description": "ok", "content": {"text/plain": {}}}, \
        "default": {"description": "error"}}\(more)}
        """
    }
}
