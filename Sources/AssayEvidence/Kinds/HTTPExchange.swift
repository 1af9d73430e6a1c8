public import AssayModel

/// One request and what came back, with every secret masked.
public struct HTTPExchange: Codable, Sendable, Hashable {
    /// A header or trailer field.
    public struct Field: Codable, Sendable, Hashable {
        /// The name as sent.
        public var name: String
        /// The value; secrets stand as `$NAME` or `***`.
        public var value: String

        /// Makes a field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What was sent.
    public struct Request: Codable, Sendable, Hashable {
        /// The method.
        public var method: String
        /// The origin, such as `http://127.0.0.1:8000`.
        public var origin: String
        /// The path and query.
        public var target: String
        /// The fields in the order sent.
        public var fields: [Field]
        /// The body as text.
        public var body: String?

        /// Makes a request.
        public init(method: String, origin: String, target: String, fields: [Field] = [], body: String? = nil) {
            self.method = method
            self.origin = origin
            self.target = target
            self.fields = fields
            self.body = body
        }
    }

    /// What came back.
    public struct Response: Codable, Sendable, Hashable {
        /// The status code.
        public var status: Int
        /// The fields in the order received.
        public var fields: [Field]
        /// The body as text, bounded; bytes that are no UTF-8 are replaced.
        public var body: String
        /// The size of the body as received, in bytes.
        public var bodySize: Int
        /// Whether the body went on beyond the bound and was cut there.
        public var isTruncated: Bool

        /// Makes a response.
        public init(
            status: Int,
            fields: [Field] = [],
            body: String = "",
            bodySize: Int? = nil,
            isTruncated: Bool = false
        ) {
            self.status = status
            self.fields = fields
            self.body = body
            self.bodySize = bodySize ?? body.utf8.count
            self.isTruncated = isTruncated
        }
    }

    /// What was sent.
    public var request: Request
    /// What came back.
    public var response: Response
    /// The path template of the operation, where it differs from the target.
    public var operation: String?
    /// From the first byte sent to the last byte received, in milliseconds.
    public var milliseconds: Double

    /// Makes an exchange.
    public init(request: Request, response: Response, operation: String? = nil, milliseconds: Double = 0) {
        self.request = request
        self.response = response
        self.operation = operation
        self.milliseconds = milliseconds
    }
}

extension HTTPExchange.Response {
    /// The value of the first field with the name, in any case.
    public func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The values of all fields with the name, in any case.
    public func fields(named name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The media type in lower case, without its parameters.
    public var mediaType: String? {
        field("content-type")
            .map { value in
                let end = value.utf8.firstIndex(of: UInt8(ascii: ";")) ?? value.endIndex
                return String(value[..<end].filter { $0 != " " }).lowercased()
            }
    }

    /// Whether the status is 2xx.
    public var isSuccess: Bool {
        (200...299).contains(status)
    }
}

extension HTTPExchange {
    /// The operation as reports name it: method and path template, without the query.
    public var operationName: String {
        let path = operation ?? String(request.target.prefix { $0 != "?" })
        return "\(request.method) \(path)"
    }

    /// A command for `curl` that repeats the request; secrets stand as `$NAME`.
    public var curl: String {
        var words = ["curl", "-i"]
        if request.method == "HEAD" {
            words.append("-I")
        } else if request.method != "GET" || request.body != nil {
            words += ["-X", Self.quoted(request.method)]
        }
        let implied = ["host", "content-length", "user-agent", "accept", "connection"]
        for field in request.fields where !implied.contains(field.name.lowercased()) {
            // With a colon and nothing after it, curl would leave the field out.
            let text = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            words += ["-H", Self.quoted(text)]
        }
        if let body = request.body {
            // Unlike the other forms, this one does not read a file where the body begins with an at sign.
            words += ["--data-raw", Self.quoted(body)]
        }
        // Else curl would take brackets and braces for a list of URLs.
        if request.target.utf8.contains(where: { "[]{}".utf8.contains($0) }) { words.append("-g") }
        words.append(Self.quoted(request.origin + request.target))
        return words.joined(separator: " ")
    }

    /// The request as findings point at it.
    public var reference: RequestReference {
        RequestReference(operation: operationName, curl: curl, status: response.status)
    }

    /// A word for a POSIX shell: plain where it may be, else in single quotes, and only a `$NAME` or `${NAME}` where
    /// the shell expands it.
    ///
    /// The word may hold what a hostile description suggested, so nothing else of it ever means anything to the shell.
    static func quoted(_ word: String) -> String {
        let bytes = Array(word.utf8)
        let isPlain = bytes.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) }
        if isPlain, !bytes.isEmpty { return word }
        var text: [UInt8] = []
        var literal: [UInt8] = []
        func close() {
            guard !literal.isEmpty else { return }
            text += Array("'".utf8) + literal + Array("'".utf8)
            literal = []
        }
        var index = 0
        while index < bytes.count {
            if let end = variableEnd(bytes, at: index) {
                close()
                text += Array("\"".utf8) + bytes[index..<end] + Array("\"".utf8)
                index = end
                continue
            }
            if bytes[index] == UInt8(ascii: "'") {
                close()
                text += Array("\\'".utf8)
            } else {
                literal.append(bytes[index])
            }
            index += 1
        }
        close()
        return text.isEmpty ? "''" : String(decoding: text, as: UTF8.self)
    }

    /// Where a `$NAME` or `${NAME}` that begins at an index ends; nil where none begins there.
    private static func variableEnd(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "$"), start + 1 < bytes.count else { return nil }
        let isBraced = bytes[start + 1] == UInt8(ascii: "{")
        let first = start + (isBraced ? 2 : 1)
        guard first < bytes.count, !(48...57).contains(bytes[first]) else { return nil }
        let isName = { (byte: UInt8) in (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == 95 }
        let end = bytes[first...].firstIndex { !isName($0) } ?? bytes.count
        guard end > first else { return nil }
        guard isBraced else { return end }
        return end < bytes.count && bytes[end] == UInt8(ascii: "}") ? end + 1 : nil
    }
}
