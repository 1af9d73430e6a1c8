import AssayModel
import JSON

/// The checks as SARIF's rules, and the weaknesses that they speak to as its taxonomy.
struct SARIFRules {
    /// The `reportingDescriptor` of each check, sorted by id.
    let descriptors: [JSONValue]
    /// The numbers of the CWE entries that findings or rules name, sorted.
    let weaknesses: [String]
    private let positions: [String: Int]

    init(_ results: [CheckResult], _ checks: [CheckDescription]) {
        var known = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for result in results where known[result.check] == nil {
            known[result.check] = CheckDescription(standingInFor: result)
        }
        for finding in results.flatMap(\.findings) where known[finding.check] == nil {
            known[finding.check] = CheckDescription(standingInFor: finding)
        }
        let sorted = known.values.sorted { $0.id < $1.id }
        let named = sorted.flatMap(\.references) + results.flatMap(\.findings).flatMap(\.references)
        weaknesses = Set(named.compactMap(\.weakness)).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        descriptors = sorted.map(\.descriptor)
        positions = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
    }

    /// The position of a check's rule.
    func index(of check: String) -> Int? {
        positions[check]
    }

    /// The part of CWE that this log refers to.
    var taxonomy: JSONValue {
        [
            "name": "CWE",
            "organization": "MITRE",
            "shortDescription": ["text": "Common Weakness Enumeration"],
            "informationUri": "https://cwe.mitre.org/",
            "isComprehensive": false,
            "taxa": .array(weaknesses.map { ["id": .string($0)] }),
        ]
    }
}

extension CheckDescription {
    /// What is known of a check whose description the caller does not have.
    fileprivate init(standingInFor result: CheckResult) {
        self.init(
            id: result.check,
            control: result.control,
            title: result.title,
            rationale: "",
            remedy: result.findings.first?.remedy ?? "",
            severity: result.findings.map(\.severity).max() ?? .medium,
            likelihood: .possible,
            references: result.findings.first?.references ?? []
        )
    }

    fileprivate init(standingInFor finding: FindingRecord) {
        self.init(
            id: finding.check,
            control: finding.control,
            title: finding.check,
            rationale: "",
            remedy: finding.remedy,
            severity: finding.severity,
            likelihood: finding.likelihood,
            references: finding.references
        )
    }

    fileprivate var descriptor: JSONValue {
        let rationale = rationale.isEmpty ? title : rationale
        let help = remedy.isEmpty ? rationale : remedy
        var object: JSONObject = [
            "id": .string(id.visible()),
            "name": .string(title.visible()),
            "shortDescription": ["text": .string(title.sarifText)],
            "fullDescription": ["text": .string(rationale.sarifText)],
            "help": ["text": .string(help.sarifText)],
            "defaultConfiguration": ["level": .string(severity.sarifLevel)],
        ]
        let weaknesses = references.compactMap(\.weakness)
        if !weaknesses.isEmpty {
            object["relationships"] = .array(
                weaknesses.map {
                    [
                        "target": ["id": .string($0), "toolComponent": ["name": "CWE", "index": 0]],
                        "kinds": ["relevant"],
                    ]
                }
            )
        }
        let tags = [area?.category.rawValue, area?.rawValue].compactMap(\.self) + references.map(\.tag)
        object["properties"] = [
            "security-severity": .string(severity.securitySeverity),
            "precision": "high",
            "tags": .array(Set(tags).sorted().map { .string($0.visible()) }),
        ]
        return .object(object)
    }
}

extension Reference {
    /// The number of a CWE entry; nil for another catalogue.
    var weakness: String? {
        guard rawValue.hasPrefix("CWE-") else { return nil }
        let number = rawValue.utf8.dropFirst(4)
        guard (1...6).contains(number.count), number.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return String(number)
    }

    /// The tag by which code scanning services recognise a reference.
    fileprivate var tag: String {
        weakness.map { "external/cwe/cwe-\($0)" } ?? rawValue
    }
}

extension Severity {
    /// SARIF's level.
    var sarifLevel: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "note"
        }
    }

    /// A number on the scale of CVSS in the middle of the band of the same name.
    var securitySeverity: String {
        switch self {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "2.0"
        case .info: "0.0"
        }
    }
}

extension String {
    /// The text as a SARIF message: bounded, visible, and without embedded links (3.11.6), which viewers follow.
    var sarifText: String {
        let text = visible(limit: 1_000)
        guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
        return text.unicodeScalars.map { $0 == "[" || $0 == "]" ? "\\\($0)" : String($0) }.joined()
    }
}
