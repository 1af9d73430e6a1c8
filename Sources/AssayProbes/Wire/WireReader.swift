import HTTPWire
import LoadEngine

/// Reads a response from the bytes of a connection and keeps what a client hands out.
struct WireReader {
    private static let excerptSize = 48

    /// When the first byte came in.
    private(set) var firstByte: ContinuousClock.Instant?
    /// The head of the final response.
    private(set) var head: ResponseHead?
    /// The bytes to show where the response cannot be read: the first line, or what stands where the body went wrong.
    ///
    /// Never more, since header fields may hold secrets.
    private(set) var excerpt: [UInt8] = []

    private let maxBodyBytes: Int
    private var parser: ResponseParser
    private var body: [UInt8] = []
    private var bodySize = 0
    private var isTruncated = false
    private var trailers = HTTPFields()

    /// Makes a reader for the response to a request with a method.
    init(method: String, limits: WireLimits) {
        maxBodyBytes = max(0, limits.maxBodyBytes)
        parser = ResponseParser(requestMethod: method, limits: limits.response, strictness: .lenient)
    }

    /// Reads bytes that came in.
    ///
    /// - Returns: Whether the response has ended, or is read no further.
    mutating func read(_ bytes: [UInt8]) throws(HTTPWireError) -> Bool {
        if firstByte == nil { firstByte = ContinuousClock.now }
        if head == nil, excerpt.count < Self.excerptSize, excerpt.last != UInt8(ascii: "\n") {
            let line = bytes.prefix(Self.excerptSize - excerpt.count)
            excerpt += line[..<(line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? line.endIndex)]
        }
        var offset = 0
        do throws(HTTPWireError) {
            while let step = try parser.step(in: bytes.span, at: &offset) {
                if take(step, from: bytes) { return true }
            }
        } catch {
            if head != nil { excerpt = Array(bytes[min(offset, bytes.count)...].prefix(8)) }
            throw error
        }
        return false
    }

    /// Reads the end of the stream.
    mutating func readEnd() throws(HTTPWireError) {
        if case .end(let trailers) = try parser.endOfStream() { self.trailers = trailers }
    }

    /// What was read, once it has ended.
    func response(timing: WireResponse.Timing, address: SocketAddress) -> WireResponse? {
        head.map { head in
            WireResponse(
                head: head,
                body: body,
                bodySize: bodySize,
                isTruncated: isTruncated,
                trailers: trailers,
                anomalies: parser.anomalies,
                timing: timing,
                address: address
            )
        }
    }

    private mutating func take(_ step: ResponseStep, from bytes: [UInt8]) -> Bool {
        switch step {
        case .informational: return false
        case .head(let head):
            self.head = head
            return false
        case .body(let range):
            bodySize += range.count
            body += bytes[range].prefix(maxBodyBytes - body.count)
            isTruncated = bodySize > maxBodyBytes
            return isTruncated
        case .end(let trailers):
            self.trailers = trailers
            return true
        }
    }
}
