/// A part of a response that refers to the input instead of copying it.
public enum ResponseStep: Hashable, Sendable {
    /// The head of a 1xx response; the final one is still to come.
    case informational(ResponseHead)
    /// The head of the final response.
    case head(ResponseHead)
    /// The positions of body bytes in the input, never empty.
    case body(Range<Int>)
    /// The end of the response, with the trailers of a chunked body.
    case end(HTTPFields)
}
