/// Deviations from RFC 9110 and RFC 9112 that were read over; each is evidence about the server.
public struct ResponseAnomalies: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: UInt16

    /// Creates a set from bits.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// A line ended in LF without CR (lenient only).
    public static let bareLineFeed = Self(rawValue: 1 << 0)
    /// A value was folded over several lines (RFC 9112 §5.2); each fold is read as one space.
    public static let obsoleteFold = Self(rawValue: 1 << 1)
    /// Both Transfer-Encoding and Content-Length were given; Transfer-Encoding was believed (lenient only).
    public static let contradictoryFraming = Self(rawValue: 1 << 2)
    /// Content-Length was given several times with one value.
    public static let repeatedContentLength = Self(rawValue: 1 << 3)
    /// Framing fields stood where no body can be (1xx, 204, or a 2xx to CONNECT; RFC 9110 §8.6, RFC 9112 §6.1).
    public static let framingWithoutBody = Self(rawValue: 1 << 4)
    /// Transfer-Encoding came in HTTP/1.0 (lenient only).
    public static let transferEncodingInHTTP10 = Self(rawValue: 1 << 5)
    /// Transfer-Encoding does not end in chunked, so the body ends with the connection.
    public static let unframedTransferEncoding = Self(rawValue: 1 << 6)
    /// Whitespace stood between a field's name and its colon (lenient only).
    public static let spaceBeforeColon = Self(rawValue: 1 << 7)
    /// A control character stood in a value or reason (lenient only).
    public static let controlCharacter = Self(rawValue: 1 << 8)
    /// The status line lacks the space before the reason, or the status is above 599 (lenient only).
    public static let irregularStatusLine = Self(rawValue: 1 << 9)
    /// Empty lines stood before the status line (lenient only).
    public static let emptyLinesBeforeHead = Self(rawValue: 1 << 10)
    /// A chunk size was padded with whitespace (lenient only).
    public static let paddedChunkSize = Self(rawValue: 1 << 11)
}
