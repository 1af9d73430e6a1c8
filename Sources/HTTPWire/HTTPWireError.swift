/// A message that cannot be read, or will not be written, as HTTP/1.1.
public enum HTTPWireError: Error, Hashable, Sendable {
    /// What the peer still owed when it closed the connection.
    public enum Phase: String, Hashable, Sendable {
        /// Not one byte of a response had arrived.
        case response
        /// The head had begun.
        case head
        /// The head was complete, the body was not.
        case body
        /// The body was complete, the trailer section was not.
        case trailers
    }

    /// The first bytes are not `HTTP/`.
    case notHTTP
    /// The version is not of the HTTP/1 family.
    case unsupportedVersion
    /// The status line does not follow RFC 9112 §4.
    case malformedStatusLine
    /// A field line, counted from 1, does not follow RFC 9112 §5.
    case malformedField(line: Int)
    /// A line ends in LF without CR, under strict reading.
    case bareLineFeed
    /// Head and trailers together pass this many bytes.
    case headTooLarge(limit: Int)
    /// Head and trailers together pass this many fields.
    case tooManyFields(limit: Int)
    /// More 1xx responses than this came before the final one.
    case tooManyInformational(limit: Int)
    /// Content-Length is not one decimal number that fits.
    case invalidContentLength
    /// Content-Length is given several times with different values.
    case conflictingContentLength
    /// Transfer-Encoding is unreadable, or names chunked more than once.
    case invalidTransferEncoding
    /// Transfer-Encoding and Content-Length are both given, under strict reading (RFC 9112 §6.3).
    case contradictoryFraming
    /// Transfer-Encoding in HTTP/1.0, under strict reading (RFC 9112 §6.1).
    case transferEncodingInHTTP10
    /// A chunk-size line is not hexadecimal, or the size does not fit.
    case invalidChunkSize
    /// A chunk-size line passes this many bytes.
    case chunkLineTooLong(limit: Int)
    /// The data of a chunk is not followed by a line end.
    case invalidChunkEnd
    /// The peer closed before the response was complete.
    case closedEarly(Phase)

    /// A request's method is not a token.
    case invalidMethod
    /// A request's target is empty or holds whitespace or control characters.
    case invalidTarget
    /// A request's field name is not a token.
    case invalidFieldName(String)
    /// The value of the named request field holds CR, LF or NUL.
    case invalidFieldValue(name: String)
    /// A request's Content-Length does not fit its body.
    case contentLengthMismatch
}

extension HTTPWireError: CustomStringConvertible {
    /// A lower-case fragment, to be composed.
    public var description: String {
        switch self {
        case .notHTTP: "the peer does not speak HTTP"
        case .unsupportedVersion: "unsupported HTTP version"
        case .malformedStatusLine: "malformed status line"
        case .malformedField(let line): "malformed field line \(line)"
        case .bareLineFeed: "line ends in a bare line feed"
        case .headTooLarge(let limit): "head and trailers pass \(limit) bytes"
        case .tooManyFields(let limit): "more than \(limit) fields"
        case .tooManyInformational(let limit): "more than \(limit) informational responses"
        case .invalidContentLength: "invalid Content-Length"
        case .conflictingContentLength: "conflicting Content-Length values"
        case .invalidTransferEncoding: "invalid Transfer-Encoding"
        case .contradictoryFraming: "both Transfer-Encoding and Content-Length"
        case .transferEncodingInHTTP10: "Transfer-Encoding in an HTTP/1.0 response"
        case .invalidChunkSize: "invalid chunk size"
        case .chunkLineTooLong(let limit): "chunk-size line passes \(limit) bytes"
        case .invalidChunkEnd: "chunk data without a line end"
        case .closedEarly(.response): "connection closed before a response"
        case .closedEarly(let phase): "connection closed inside the \(phase.rawValue)"
        case .invalidMethod: "the request method is not a token"
        case .invalidTarget: "the request target is empty or holds whitespace or control characters"
        case .invalidFieldName(let name): "the request field name '\(name.escapedForMessage)' is not a token"
        case .invalidFieldValue(let name): "the value of the request field \(name) holds CR, LF or NUL"
        case .contentLengthMismatch: "the request's Content-Length does not fit its body"
        }
    }
}

extension String {
    /// Control characters would let a hostile name forge lines of a log.
    fileprivate var escapedForMessage: String {
        unicodeScalars.prefix(60).map { $0.escaped(asASCII: true) }.joined()
    }
}
