/// An incremental reader of HTTP/1.1 responses, without input or output of its own (RFC 9112).
///
/// Feed it whatever arrives, in pieces of any size; how the bytes are cut never changes what comes out. Memory is
/// bounded by ``ResponseLimits``, since body bytes are handed on and not kept. After ``isComplete`` it reads no
/// further: what the input still holds belongs to nobody's response, and is worth reporting. One parser reads one
/// response after another through ``reset(requestMethod:)``.
public struct ResponseParser: Sendable {
    /// How deviations from RFC 9112 are taken.
    public enum Strictness: Hashable, Sendable {
        /// What the RFC forbids is an error.
        case strict
        /// What clients in the field read over is read over and noted in ``ResponseParser/anomalies``. Whatever leaves
        /// the end of the message in doubt stays an error, but for Transfer-Encoding next to Content-Length.
        case lenient
    }

    /// Which fields are kept as values.
    public enum Retention: Hashable, Sendable {
        /// All of them.
        case all
        /// None: fields are checked and framing is read, but heads carry none. For load, where they are in the way.
        case none
    }

    enum State {
        case head
        case length(remaining: Int)
        case chunkLine(ChunkLine)
        case chunkData(remaining: Int)
        case chunkEnd(sawCarriageReturn: Bool)
        case trailers
        case untilClose
        /// Nothing more is read, the end has yet to be told.
        case ending(HTTPFields)
        case complete
        case failed(HTTPWireError)
    }

    /// What was read over so far in this response, informational heads included.
    public internal(set) var anomalies: ResponseAnomalies = []

    var state = State.head
    let reader: HeadReader
    /// The head or trailer section that has not come in whole.
    var pending: [UInt8] = []
    var scanner = SectionScanner()
    var method: RequestMethod
    /// What the head has used up, and the trailers may no longer use.
    var usedBytes = 0
    var usedFields = 0
    var informationalCount = 0
    var emptyLineBytes = 0
    private var isPersistent = false

    /// Creates a parser for the response to a request with a method, which decides whether there is a body.
    public init(
        requestMethod: String,
        limits: ResponseLimits = ResponseLimits(),
        strictness: Strictness = .strict,
        retention: Retention = .all
    ) {
        method = RequestMethod(requestMethod)
        reader = HeadReader(limits: limits, strictness: strictness, retention: retention)
    }

    /// Whether the response has ended.
    public var isComplete: Bool {
        if case .complete = state { true } else { false }
    }

    /// Whether the response has ended and the connection may carry another (RFC 9112 §9.3).
    public var keepsAlive: Bool { isComplete && isPersistent }

    /// Whether not one byte of this response has been read.
    public var isUntouched: Bool {
        guard case .head = state else { return false }
        return pending.isEmpty && emptyLineBytes == 0 && informationalCount == 0
    }

    /// Makes the parser ready for the next response on the connection.
    public mutating func reset(requestMethod: String) {
        reset(RequestMethod(requestMethod))
    }

    private mutating func reset(_ method: RequestMethod) {
        self.method = method
        state = .head
        anomalies = []
        pending.removeAll(keepingCapacity: true)
        scanner = SectionScanner()
        usedBytes = 0
        usedFields = 0
        informationalCount = 0
        emptyLineBytes = 0
        isPersistent = false
    }

    /// Reads on from an offset and returns the next part of the response.
    ///
    /// Call it until it returns `nil`, also when the offset has reached the end: some parts need no input. Complexity
    /// is linear in the bytes read, however they are cut.
    ///
    /// - Parameters:
    ///   - input: The bytes that came in.
    ///   - offset: Where to read on; moved past what was read.
    /// - Returns: The next part, or `nil` when more input is needed or the response is complete.
    /// - Throws: what makes the response unreadable; every later call throws the same.
    public mutating func step(
        in input: Span<UInt8>,
        at offset: inout Int
    ) throws(HTTPWireError) -> ResponseStep? {
        do throws(HTTPWireError) {
            return try advance(in: input, at: &offset)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Tells the parser that the peer has closed its side.
    ///
    /// - Returns: The end of a body that lasts until the close; `nil` when the end was told already.
    /// - Throws: ``HTTPWireError/closedEarly(_:)`` when the peer still owed something.
    public mutating func endOfStream() throws(HTTPWireError) -> ResponseEvent? {
        let phase: HTTPWireError.Phase
        switch state {
        case .complete: return nil
        case .failed(let error): throw error
        case .untilClose:
            state = .complete
            return .end(HTTPFields())
        case .ending(let trailers):
            state = .complete
            return .end(trailers)
        case .head: phase = isUntouched ? .response : .head
        case .length, .chunkLine, .chunkData, .chunkEnd: phase = .body
        case .trailers: phase = .trailers
        }
        state = .failed(.closedEarly(phase))
        throw .closedEarly(phase)
    }

    private mutating func advance(
        in input: Span<UInt8>,
        at offset: inout Int
    ) throws(HTTPWireError) -> ResponseStep? {
        while true {
            switch state {
            case .failed(let error): throw error
            case .complete: return nil
            case .ending(let trailers):
                state = .complete
                return .end(trailers)
            case .head:
                guard let head = try readHead(in: input, at: &offset) else { return nil }
                return begin(head)
            case .trailers:
                guard let trailers = try readTrailers(in: input, at: &offset) else { return nil }
                state = .complete
                return .end(trailers)
            case .length(let remaining):
                guard let range = Self.take(remaining, from: input, at: &offset) else { return nil }
                let left = remaining - range.count
                state = left == 0 ? .ending(HTTPFields()) : .length(remaining: left)
                return .body(range)
            case .untilClose:
                guard let range = Self.take(.max, from: input, at: &offset) else { return nil }
                return .body(range)
            case .chunkLine(let line):
                guard let next = try readChunkLine(line, in: input, at: &offset) else { return nil }
                state = next
            case .chunkData(let remaining):
                guard let range = Self.take(remaining, from: input, at: &offset) else { return nil }
                let left = remaining - range.count
                state = left == 0 ? .chunkEnd(sawCarriageReturn: false) : .chunkData(remaining: left)
                return .body(range)
            case .chunkEnd(let sawCarriageReturn):
                guard let next = try readChunkEnd(sawCarriageReturn, in: input, at: &offset) else { return nil }
                state = next
            }
        }
    }

    private mutating func begin(_ head: ResponseHead) -> ResponseStep {
        anomalies.formUnion(head.anomalies)
        if head.status < 200, head.framing != .switched {
            informationalCount += 1
            usedBytes = 0
            usedFields = 0
            return .informational(head)
        }
        isPersistent = head.keepsAlive
        switch head.framing {
        case .none, .switched, .length(0): state = .ending(HTTPFields())
        case .length(let length): state = .length(remaining: length)
        case .chunked: state = .chunkLine(ChunkLine())
        case .untilClose: state = .untilClose
        }
        return .head(head)
    }

    private static func take(_ most: Int, from input: Span<UInt8>, at offset: inout Int) -> Range<Int>? {
        let count = min(most, input.count - offset)
        guard count > 0 else { return nil }
        let range = offset..<(offset + count)
        offset += count
        return range
    }
}
