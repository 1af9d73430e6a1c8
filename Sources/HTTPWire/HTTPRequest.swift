/// An HTTP/1.1 request as it will stand on the wire.
public struct HTTPRequest: Hashable, Sendable {
    /// How much of the message is checked before it is written.
    public enum Checking: Hashable, Sendable {
        /// What could be read as another message is refused.
        case checked
        /// Everything is written as given, for probes that test how a server takes malformed requests.
        case unchecked
    }

    /// The method, a token in its own case.
    public var method: String
    /// The target in origin-form, such as `/orders?page=2`, or `*`.
    public var target: String
    /// The version in the request line.
    public var version: HTTPVersion
    /// The fields, written in this order; `Host` is the caller's to give.
    public var fields: HTTPFields
    /// The body; `nil` is no body, and no Content-Length.
    public var body: [UInt8]?

    /// Creates a request; nothing is checked before serialisation.
    public init(
        method: String,
        target: String,
        version: HTTPVersion = .http11,
        fields: HTTPFields = HTTPFields(),
        body: [UInt8]? = nil
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.fields = fields
        self.body = body
    }

    /// Returns the bytes of the request.
    ///
    /// Adds Content-Length where there is a body and neither Content-Length nor Transfer-Encoding is given, and nothing
    /// else. A body under a given Transfer-Encoding is written as it is: the caller has encoded it.
    ///
    /// - Throws: what ``Checking/checked`` refuses: a method or name that is no token, a target with whitespace or
    ///   control characters, CR, LF or NUL in a value, a Content-Length that does not fit the body.
    public func serialized(_ checking: Checking = .checked) throws(HTTPWireError) -> [UInt8] {
        if checking == .checked { try check() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + (body?.count ?? 0))
        bytes += method.utf8
        bytes.append(.space)
        bytes += target.utf8
        bytes.append(.space)
        bytes += version.description.utf8
        bytes += [.carriageReturn, .lineFeed]
        for field in fields { Self.write(field, to: &bytes) }
        if let body, !fields.contains("content-length"), !fields.contains("transfer-encoding") {
            Self.write(HTTPField("Content-Length", String(body.count)), to: &bytes)
        }
        bytes += [.carriageReturn, .lineFeed]
        if let body { bytes += body }
        return bytes
    }

    private static func write(_ field: HTTPField, to bytes: inout [UInt8]) {
        bytes += field.name.utf8
        bytes += [.colon, .space]
        bytes += field.value.utf8
        bytes += [.carriageReturn, .lineFeed]
    }

    private func check() throws(HTTPWireError) {
        guard !method.isEmpty, method.utf8.allSatisfy(\.isToken) else { throw .invalidMethod }
        guard !target.isEmpty, target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .invalidTarget }
        for field in fields {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(\.isToken) else {
                throw .invalidFieldName(field.name)
            }
            guard field.value.utf8.allSatisfy({ $0 != 0 && $0 != .carriageReturn && $0 != .lineFeed }) else {
                throw .invalidFieldValue(name: field.name)
            }
        }
        let lengths = fields.all("content-length")
        if fields.contains("transfer-encoding") {
            guard lengths.isEmpty else { throw .contradictoryFraming }
        } else if let length = lengths.first {
            guard lengths.count == 1, length == String(body?.count ?? 0) else { throw .contentLengthMismatch }
        }
    }
}
