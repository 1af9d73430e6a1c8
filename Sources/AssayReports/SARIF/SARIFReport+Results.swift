import AssayDecision
import AssayModel
import JSON

extension SARIFReport {
    /// Findings as failures, then what is unknown as open, then, where asked for, what passed.
    var results: [JSONValue] {
        let waivers = Dictionary(
            source.waivers.map { ($0.fingerprint, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let checks = source.results
        return source.findings.map { failure($0, waiver: waivers[$0.fingerprint]) }
            + checks.compactMap(open)
            + (options.includesPasses ? checks.filter { $0.outcome == .pass }.map(pass) : [])
    }

    private func failure(_ finding: FindingRecord, waiver: WaiverResult?) -> JSONValue {
        var object = head(finding.check, kind: "fail", level: finding.severity.sarifLevel, text: finding.message)
        if let place = place(of: finding) { object["locations"] = [place] }
        object["partialFingerprints"] = ["assay/v1": .string(finding.fingerprint.hexadecimal)]
        let taxa = finding.references.compactMap(\.weakness)
        if !taxa.isEmpty {
            object["taxa"] = .array(
                taxa.map { ["id": .string($0), "toolComponent": ["name": "CWE", "index": 0]] }
            )
        }
        if let waiver {
            object["suppressions"] = [
                ["kind": "external", "status": "accepted", "justification": .string(waiver.reason.visible())]
            ]
        }
        var properties: JSONObject = [
            "security-severity": .string(finding.severity.securitySeverity),
            "severity": .string(finding.severity.rawValue),
            "likelihood": .string(finding.likelihood.rawValue),
            "control": .string(finding.control.visible()),
            "remedy": .string(finding.remedy.visible(limit: 1_000)),
            "evidence": .array(finding.evidence.map { .string($0.description) }),
        ]
        properties.add("curl", finding.request?.curl?.visible(limit: 2_000))
        properties.add("status", finding.request?.status)
        object["properties"] = .object(properties)
        return .object(object)
    }

    private func open(_ result: CheckResult) -> JSONValue? {
        guard case .notAssessed(let why) = result.outcome else { return nil }
        var object = head(result.check, kind: "open", level: "none", text: "not assessed: \(why.detail)")
        object["properties"] = ["reason": .string(why.reason.rawValue), "control": .string(result.control.visible())]
        return .object(object)
    }

    private func pass(_ result: CheckResult) -> JSONValue {
        .object(head(result.check, kind: "pass", level: "none", text: result.title))
    }

    private func head(_ check: String, kind: String, level: String, text: String) -> JSONObject {
        var object: JSONObject = ["ruleId": .string(check.visible())]
        object.add("ruleIndex", rules.index(of: check))
        object["kind"] = .string(kind)
        object["level"] = .string(level)
        object["message"] = ["text": .string(text.sarifText)]
        return object
    }

    private func place(of finding: FindingRecord) -> JSONValue? {
        var object: JSONObject = [:]
        if let location = finding.location {
            var physical: JSONObject = [
                "artifactLocation": ["uri": .string(location.file.uriReference), "uriBaseId": "SRCROOT"]
            ]
            physical["region"] = location.region
            object["physicalLocation"] = .object(physical)
        }
        if let request = finding.request {
            object["logicalLocations"] = [
                ["fullyQualifiedName": .string(request.operation.visible()), "kind": "resource"]
            ]
        }
        return object.isEmpty ? nil : .object(object)
    }
}

extension Location {
    /// The region, whose numbers SARIF wants to be at least 1; nil where the whole file is meant.
    fileprivate var region: JSONValue? {
        guard let line, line > 0 else { return nil }
        var object: JSONObject = ["startLine": JSONValue(line)]
        object.add("startColumn", column.flatMap { $0 > 0 ? $0 : nil })
        object.add("endLine", endLine.flatMap { $0 >= line ? $0 : nil })
        object.add("endColumn", endColumn.flatMap { $0 > 0 ? $0 : nil })
        return .object(object)
    }
}

extension String {
    /// The path as a relative reference of RFC 3986, with all but unreserved characters and slashes escaped.
    var uriReference: String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let path = utf8.drop { $0 == UInt8(ascii: "/") }
        return path.prefix(2_000)
            .map { byte in
                if plain.contains(byte) { return String(UnicodeScalar(byte)) }
                return "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
            }
            .joined()
    }
}
