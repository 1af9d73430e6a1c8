public import HTTPWire

/// One kind of request of a load, ready to be sent.
public struct LoadRequest: Hashable, Sendable {
    /// The name under which it is reported.
    public var name: String
    /// The request as bytes.
    public var bytes: [UInt8]
    /// The method, which decides whether a response has a body and whether the request may be sent twice.
    public var method: String
    /// The status codes that count as success.
    public var expected: ExpectedStatus
    /// The share of the load, relative to the other requests.
    public var weight: UInt32

    /// Creates a request from its bytes.
    public init(
        name: String,
        bytes: [UInt8],
        method: String,
        expected: ExpectedStatus = .success,
        weight: UInt32 = 1
    ) {
        self.name = name
        self.bytes = bytes
        self.method = method
        self.expected = expected
        self.weight = weight
    }

    /// Creates a request from a message.
    ///
    /// - Parameters:
    ///   - name: The name under which it is reported; method and target when `nil`.
    ///   - request: The message.
    ///   - expected: The status codes that count as success.
    ///   - weight: The share of the load, relative to the other requests.
    /// - Throws: what makes the message unfit to be written.
    public init(
        name: String? = nil,
        _ request: HTTPRequest,
        expected: ExpectedStatus = .success,
        weight: UInt32 = 1
    ) throws(HTTPWireError) {
        self.init(
            name: name ?? "\(request.method) \(request.target)",
            bytes: try request.serialized(),
            method: request.method,
            expected: expected,
            weight: weight
        )
    }

    /// Whether sending the request twice has the effect of sending it once (RFC 9110 §9.2.2).
    var isIdempotent: Bool {
        ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"].contains(method)
    }
}
