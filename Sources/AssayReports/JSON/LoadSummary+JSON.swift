import JSON

extension LoadSummary {
    /// The load with its errors sorted, so that the same load gives the same bytes.
    func json() throws(ReportError) -> JSONValue {
        var copy = self
        copy.errors = [:]
        guard var object = try JSONValue.encoding(copy).object else { return .null }
        object["errors"] = .object(JSONObject(errorsByFrequency.map { ($0.kind, JSONValue($0.count)) }))
        return .object(object)
    }
}
