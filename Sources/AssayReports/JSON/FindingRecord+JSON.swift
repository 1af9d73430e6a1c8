import AssayModel
import JSON

extension FindingRecord {
    /// The shape that findings have everywhere: in reports, exports and the API.
    var json: JSONValue {
        var object: JSONObject = [
            "check": .string(check),
            "severity": .string(severity.rawValue),
            "likelihood": .string(likelihood.rawValue),
            "category": .string(category.rawValue),
            "message": .string(message),
            "remedy": .string(remedy),
            "fingerprint": .string(fingerprint.description),
            "references": .array(references.map { .string($0.rawValue) }),
        ]
        object["location"] = location.map(\.json)
        object["request"] = request.map(\.json)
        object["evidence"] = .array(evidence.map { .string($0.description) })
        return .object(object)
    }
}

extension Location {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["file": .string(file)]
        object.add("line", line)
        object.add("column", column)
        object.add("endLine", endLine)
        object.add("endColumn", endColumn)
        return .object(object)
    }
}

extension RequestReference {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["operation": .string(operation)]
        object.add("curl", curl)
        object.add("status", status)
        return .object(object)
    }
}
