import AssayModel
import JSON
import YAML

extension Form where Value == Int {
    /// The version of the plan's own form.
    static var planVersion: Form<Int> {
        Form("1, the only version of this form so far", schema: ["const": 1]) { scalar throws(Refusal) in
            guard scalar.asInteger() == 1 else { throw .form }
            return 1
        }
    }

    /// A number of connections.
    static var connections: Form<Int> {
        Form(
            "a whole number from 1 to 10000",
            schema: ["type": "integer", "minimum": 1, "maximum": 10_000]
        ) { scalar throws(Refusal) in
            guard let count = scalar.asInteger(), (1...10_000).contains(count) else { throw .form }
            return count
        }
    }
}

extension Form where Value == Bool {
    /// A truth value by YAML 1.2.
    static var flag: Form<Bool> {
        Form("true or false", schema: ["type": "boolean"]) { scalar throws(Refusal) in
            guard let flag = scalar.asBool() else { throw .form }
            return flag
        }
    }
}

extension Form where Value == TimeSpan {
    private static var longest: TimeSpan { .seconds(3_600) }

    /// A length of time above zero, at most an hour.
    static var duration: Form<TimeSpan> {
        Form(
            "a length of time such as 500ms or 30s",
            schema: .text(pattern: "^\(JSONObject.positiveDecimal)(ms|s|m|h|d)$")
        ) { scalar throws(Refusal) in
            guard let span = TimeSpan(scalar.text) else { throw .form }
            guard span.milliseconds > 0 else { throw .narrower("a length of time above 0") }
            guard span <= longest else { throw .narrower("a length of time of at most 1h") }
            return span
        }
    }
}

extension Form where Value == Instant {
    /// A day or a moment in UTC.
    static var date: Form<Instant> {
        Form("a date such as 2026-12-01", schema: .text(pattern: "^\(day)(\(time))?$")) { scalar throws(Refusal) in
            guard let instant = Instant(scalar.text) else { throw .form }
            return instant
        }
    }

    private static var day: String { "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" }
    private static var time: String { #"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?Z"# }
}

extension Form where Value == Digest {
    /// The fingerprint of a finding.
    static var fingerprint: Form<Digest> {
        Form(
            "a finding's fingerprint, sha256: and 64 hexadecimal digits",
            schema: .scalar(pattern: "^(sha256:)?[0-9a-f]{64}$")
        ) { scalar throws(Refusal) in
            guard let digest = Digest(scalar.text) else { throw .form }
            return digest
        }
    }
}

extension Form where Value == ServiceURL {
    /// The base URL of the target; what stands before `@` or after `?` may be a secret and is never quoted.
    static var url: Form<ServiceURL> {
        Form(
            "an http or https URL such as http://127.0.0.1:8000",
            schema: .text(pattern: #"^[Hh][Tt][Tt][Pp][Ss]?://"# + host + #"(:[0-9]+)?(/[!"$->A-~]*)?$"#, most: 2_048),
            mayQuote: mayQuoteURL
        ) { scalar throws(Refusal) in
            let bytes = scalar.text.utf8
            guard !bytes.contains(UInt8(ascii: "@")) else {
                throw .because(
                    "the URL must not hold a user name or password: name an identity under target.identities"
                )
            }
            guard !bytes.contains(UInt8(ascii: "#")) else { throw .because("the URL must not have a fragment") }
            guard !bytes.contains(UInt8(ascii: "?")) else { throw .because("the URL must not have a query") }
            guard let url = ServiceURL(scalar.text) else { throw .form }
            return url
        }
    }

    fileprivate static var host: String { #"([A-Za-z0-9._-]+|\[[A-Za-z0-9._:-]+\])"# }

    private static func mayQuoteURL(_ text: String) -> Bool {
        !text.utf8.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "?") }
    }
}

extension Form where Value == Endpoint {
    /// A host and port that may be contacted.
    static var endpoint: Form<Endpoint> {
        Form(
            "a host and port such as 127.0.0.1:8000",
            schema: .text(pattern: "^\(Form<ServiceURL>.host):[0-9]+$"),
            mayQuote: { !$0.utf8.contains(UInt8(ascii: "@")) }
        ) { scalar throws(Refusal) in
            guard let endpoint = Endpoint(scalar.text) else { throw .form }
            return endpoint
        }
    }
}

extension Form where Value == OperationName {
    /// An operation of the API; its path may be a template.
    static var operation: Form<OperationName> {
        Form("a method and path such as GET /api/documents", schema: .text(pattern: #"^ *([A-Za-z]+ +)?/[!-~]* *$"#)) {
            scalar throws(Refusal) in
            guard let operation = OperationName(scalar.text) else { throw .form }
            return operation
        }
    }

    /// An operation that is requested as it stands.
    static var request: Form<OperationName> {
        Form("a method and path such as GET /api/documents", schema: .text(pattern: "^ *([A-Za-z]+ +)?" + realPath)) {
            scalar throws(Refusal) in
            guard let operation = OperationName(scalar.text) else { throw .form }
            guard !operation.isTemplate else {
                throw .because("a request needs a real path: replace what stands in braces")
            }
            guard !operation.path.utf8.contains(UInt8(ascii: "#")) else { throw .form }
            return operation
        }
    }

    /// A path without parameters and fragment, as a pattern up to the end of the text.
    private static var realPath: String { #"/[!"$-z|-~]* *$"# }

    /// A request that is sent again and again, so that it must change nothing.
    static var healthRequest: Form<OperationName> {
        Form("a path such as /health", schema: .text(pattern: #"^ *(([Gg][Ee][Tt]|[Hh][Ee][Aa][Dd]) +)?"# + realPath)) {
            scalar throws(Refusal) in
            let operation = try request.read(scalar)
            guard ["GET", "HEAD"].contains(operation.method) else {
                throw .because("health is asked for with GET or HEAD, which change nothing")
            }
            return operation
        }
    }
}

extension Form where Value == Plan.Deployment.Drill {
    /// A drill of this version.
    static var drill: Form<Plan.Deployment.Drill> {
        Form(
            "a drill such as graceful-shutdown",
            schema: ["enum": .array(Plan.Deployment.Drill.allCases.map { .string($0.rawValue) })]
        ) { scalar throws(Refusal) in
            if let drill = Plan.Deployment.Drill(rawValue: scalar.text) { return drill }
            guard !PlanKeys.laterDrills.contains(scalar.text) else {
                throw .because("the drill \(scalar.text.quoted) is not supported by this version")
            }
            let known = Plan.Deployment.Drill.allCases.map(\.rawValue) + PlanKeys.laterDrills
            guard let nearest = scalar.text.nearest(among: known) else { throw .form }
            throw .because("unknown drill \(scalar.text.quoted)", suggestion: nearest)
        }
    }
}
