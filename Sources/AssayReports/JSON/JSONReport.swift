import AssayDecision
import AssayModel
import JSON

/// The report as one JSON object with a fixed order of members.
struct JSONReport {
    let report: AuditReport

    init(_ report: AuditReport) {
        self.report = report
    }

    /// The object as indented text.
    func bytes() throws(ReportError) -> [UInt8] {
        let value: JSONValue = [
            "schemaVersion": .string(report.schemaVersion),
            "tool": try .encoding(report.tool),
            "run": try .encoding(report.run),
            "decision": try .encoding(report.decision),
            "controls": .array(
                try report.controls.map { row throws(ReportError) in
                    var object: JSONObject = ["category": .string(row.category.rawValue)]
                    for (key, value) in try JSONValue.encoding(row.control).object ?? [:] { object[key] = value }
                    return .object(object)
                }
            ),
            "results": .array(report.sortedResults.map(\.json)),
            "findings": .array(report.findings.map(\.json)),
            "evidence": try .encoding(report.evidence),
            "load": .array(try report.load.map { load throws(ReportError) in try load.json() }),
            "catalogue": try .encoding(report.catalogue),
        ]
        return value.visibleText()
    }
}

extension JSONValue {
    /// Encodes a value of the report.
    static func encoding(_ value: some Encodable) throws(ReportError) -> JSONValue {
        do {
            return try JSONValue(encoding: value)
        } catch EncodingError.invalidValue(_, let context) {
            throw .unrepresentable(context.debugDescription)
        } catch {
            throw .unrepresentable("\(error)")
        }
    }

    /// The value as indented text with a newline at its end, in which characters that deceive the eye are escaped.
    ///
    /// Outside of strings JSON is ASCII, so the escapes change no value.
    func visibleText() -> [UInt8] {
        let bytes = serialized(.pretty)
        let newline = UInt8(ascii: "\n")
        if bytes.allSatisfy({ $0 < 0x7F }) { return bytes + [newline] }
        var output = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\n" || !scalar.isDeceptive {
                output.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    output += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)"
                }
            }
        }
        return Array(output.utf8) + [newline]
    }
}

extension JSONObject {
    /// Adds a member where there is a value for it.
    mutating func add(_ key: String, _ value: String?) {
        if let value { self[key] = .string(value) }
    }

    /// Adds a member where there is a value for it.
    mutating func add(_ key: String, _ value: Int?) {
        if let value { self[key] = JSONValue(value) }
    }
}
