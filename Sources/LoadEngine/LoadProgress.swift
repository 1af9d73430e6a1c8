/// How far a running load has come.
public struct LoadProgress: Hashable, Sendable {
    /// Seconds since the start.
    public var elapsedSeconds: Double
    /// Requests whose start has come.
    public var scheduled: UInt64
    /// Requests that were sent.
    public var sent: UInt64
    /// Requests with an expected response.
    public var completed: UInt64
    /// Requests that failed.
    public var errors: UInt64
    /// Requests that wait for a free connection.
    public var waiting: UInt64
    /// Open or opening connections.
    public var connections: Int
    /// The median latency so far, in nanoseconds.
    public var p50: UInt64?
    /// The latency that 99 % do not pass so far, in nanoseconds.
    public var p99: UInt64?
}
