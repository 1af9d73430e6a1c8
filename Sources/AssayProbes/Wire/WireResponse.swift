public import HTTPWire
public import LoadEngine

/// What came back in one exchange.
public struct WireResponse: Sendable, Hashable {
    /// How long the parts of an exchange took, in milliseconds.
    public struct Timing: Sendable, Hashable {
        /// Until the connection stood, failed attempts at other addresses included; name resolution is not counted.
        public var connect: Double
        /// The TLS handshake; `nil` in clear text.
        public var secure: Double?
        /// From the first byte of the request to the first byte of the response.
        public var firstByte: Double
        /// From the first attempt to connect to the last byte read.
        public var total: Double

        /// Makes a timing.
        public init(connect: Double, secure: Double? = nil, firstByte: Double, total: Double) {
            (self.connect, self.secure, self.firstByte, self.total) = (connect, secure, firstByte, total)
        }

        /// From the first byte of the request to the last byte read.
        public var exchange: Double {
            max(0, total - connect - (secure ?? 0))
        }
    }

    /// The head of the final response.
    public var head: ResponseHead
    /// The body up to the bound of the client.
    public var body: [UInt8]
    /// How many bytes of the body were read; where it was cut, the body is longer.
    public var bodySize: Int
    /// Whether the body went on beyond the bound, so that its end was not read.
    public var isTruncated: Bool
    /// The trailers of a chunked body.
    public var trailers: HTTPFields
    /// What was read over in the response, informational heads included.
    public var anomalies: ResponseAnomalies
    /// How long it took.
    public var timing: Timing
    /// The address that answered.
    public var address: SocketAddress

    /// Makes a response.
    public init(
        head: ResponseHead,
        body: [UInt8],
        bodySize: Int,
        isTruncated: Bool,
        trailers: HTTPFields = HTTPFields(),
        anomalies: ResponseAnomalies = [],
        timing: Timing,
        address: SocketAddress
    ) {
        self.head = head
        self.body = body
        self.bodySize = bodySize
        self.isTruncated = isTruncated
        self.trailers = trailers
        self.anomalies = anomalies
        self.timing = timing
        self.address = address
    }
}
