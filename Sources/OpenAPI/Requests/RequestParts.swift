/// A request taken apart: path, query, fields and cookies.
struct RequestParts {
    /// The path, escapes included.
    let path: Substring
    /// The query as it stands; nil without a question mark.
    let rawQuery: Substring?
    /// The pairs of the query.
    let query: QueryText
    /// The values of fields by name in lower case, those of one name joined by commas.
    let fields: [String: String]
    /// The cookies in their order.
    let cookies: [(name: String, value: Substring)]

    /// Takes a request apart.
    init(_ message: OpenAPIRequestMessage) {
        let target = message.target.utf8.prefix { $0 != UInt8(ascii: "#") }
        if let mark = target.firstIndex(of: UInt8(ascii: "?")) {
            path = Substring(target[..<mark])
            rawQuery = Substring(target[target.index(after: mark)...])
        } else {
            path = Substring(target)
            rawQuery = nil
        }
        query = QueryText(rawQuery ?? "")
        var fields: [String: String] = [:]
        var cookies: [(name: String, value: Substring)] = []
        for (name, value) in message.fields {
            let name = name.lowercased()
            if name == "cookie" {
                for part in value.utf8.split(separator: UInt8(ascii: ";")) {
                    let pair = part.trimmed
                    let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
                    cookies.append((String(Substring(pair[..<equals])), Substring(pair[equals...].dropFirst())))
                }
            }
            fields[name] = fields[name].map { "\($0), \(value)" } ?? value
        }
        self.fields = fields
        self.cookies = cookies
    }
}
