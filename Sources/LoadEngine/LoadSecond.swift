/// What ended within one second of a load.
public struct LoadSecond: Hashable, Sendable, Codable {
    /// The second, counted from 0.
    public var second: Int
    /// Requests that ended with an expected response.
    public var completed: UInt64 = 0
    /// Requests that failed.
    public var errors: UInt64 = 0
    /// Bytes received.
    public var bytesReceived: UInt64 = 0
    /// The latency that 99 % of the completed requests did not pass, in nanoseconds.
    public var p99: UInt64?
    /// The greatest latency of the completed requests, in nanoseconds.
    public var maximum: UInt64?
}
