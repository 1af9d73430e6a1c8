public import AssayModel

/// How a process ended.
public enum ProcessEnd: Codable, Sendable, Hashable {
    /// It exited with a status.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
}

extension ProcessEnd: CustomStringConvertible {
    /// The end in a few words.
    public var description: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .signalled(let signal): "signal \(signal)"
        }
    }
}

/// The target's start, up to its readiness or failure.
public struct ProcessStart: Evidence, Hashable {
    /// The kind.
    public static let kind = "process-start"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The command and its arguments.
    public var command: [String]
    /// Milliseconds from the start to the first 2xx answer of the ready request; nil where it never came.
    public var readyAfter: Double?
    /// The last answer of the ready request, where there was one.
    public var lastStatus: Int?
    /// How the process ended before it was ready; nil while it ran.
    public var earlyEnd: ProcessEnd?
    /// How long Assay waited, in milliseconds.
    public var waited: Double
    /// The end of the process's output, with secrets masked.
    public var outputTail: String

    /// Makes the evidence.
    public init(
        command: [String],
        readyAfter: Double?,
        lastStatus: Int? = nil,
        earlyEnd: ProcessEnd? = nil,
        waited: Double,
        outputTail: String = ""
    ) {
        self.command = command
        self.readyAfter = readyAfter
        self.lastStatus = lastStatus
        self.earlyEnd = earlyEnd
        self.waited = waited
        self.outputTail = outputTail
    }
}

/// The target's stop by SIGTERM while requests are in flight.
public struct StopTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "stop-trial"
    /// Thirty days.
    public static let shelfLife = ShelfLife.month

    /// What a client saw around the signal.
    public struct Traffic: Codable, Sendable, Hashable {
        /// Requests answered as before the signal.
        public var answered: Int
        /// Requests that were in the service's hands when the signal came, and got no or a broken answer.
        public var lost: Int
        /// Requests sent so shortly before the signal that the service may not have taken them, and refused.
        public var undecided: Int
        /// Requests sent after the signal that were refused: expected of a service that stops.
        public var refusedAfterSignal: Int
        /// Requests answered with 5xx after the signal.
        public var serverErrors: Int
        /// Requests that were in the service's hands when the signal came, lost or not; nil where nobody counted.
        public var inFlight: Int?

        /// Makes the counts.
        public init(
            answered: Int,
            lost: Int,
            undecided: Int = 0,
            refusedAfterSignal: Int,
            serverErrors: Int,
            inFlight: Int? = nil
        ) {
            self.answered = answered
            self.lost = lost
            self.undecided = undecided
            self.refusedAfterSignal = refusedAfterSignal
            self.serverErrors = serverErrors
            self.inFlight = inFlight
        }
    }

    /// Whether the target answered right before the signal: the control.
    public var wasServing: Bool
    /// The request that was in flight, such as `GET /api/health`.
    public var request: String
    /// What the client saw.
    public var traffic: Traffic
    /// How long the target had, in milliseconds.
    public var grace: Double
    /// Milliseconds from the signal to the end of the process; nil where it had to be killed.
    public var endedAfter: Double?
    /// How the process ended.
    public var end: ProcessEnd?
    /// Processes of the target that were still there afterwards, and were killed.
    public var leftBehind: Int

    /// Makes the evidence.
    public init(
        wasServing: Bool,
        request: String,
        traffic: Traffic,
        grace: Double,
        endedAfter: Double?,
        end: ProcessEnd?,
        leftBehind: Int = 0
    ) {
        self.wasServing = wasServing
        self.request = request
        self.traffic = traffic
        self.grace = grace
        self.endedAfter = endedAfter
        self.end = end
        self.leftBehind = leftBehind
    }
}
