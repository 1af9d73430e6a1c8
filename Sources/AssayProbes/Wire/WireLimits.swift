public import HTTPWire

/// The bounds within which a client reads a response.
public struct WireLimits: Sendable, Hashable {
    /// The most bytes of a body that are kept; where it goes on beyond, nothing more is read.
    public var maxBodyBytes: Int
    /// The bounds of head, trailers and chunk lines.
    public var response: ResponseLimits

    /// Makes bounds; a negative bound counts as zero.
    public init(maxBodyBytes: Int = 1_048_576, response: ResponseLimits = ResponseLimits()) {
        self.maxBodyBytes = max(0, maxBodyBytes)
        self.response = response
    }
}
