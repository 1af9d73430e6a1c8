/// A part of a response, complete in itself.
public enum ResponseEvent: Hashable, Sendable {
    /// The head of a 1xx response; the final one is still to come.
    case informational(ResponseHead)
    /// The head of the final response.
    case head(ResponseHead)
    /// Bytes of the body, never empty, in the pieces in which they came.
    case body([UInt8])
    /// The end of the response, with the trailers of a chunked body.
    case end(HTTPFields)
}
