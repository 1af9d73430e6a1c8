import HTTPWire

/// What a parser made of bytes, with the body in one piece so that readings can be compared.
struct Reading: Equatable {
    var informational: [ResponseHead] = []
    var head: ResponseHead?
    var body: [UInt8] = []
    var trailers: HTTPFields?
    var error: HTTPWireError?
    var anomalies: ResponseAnomalies = []
    var keepsAlive = false
    var surplus = 0

    /// Reads pieces one after another, and then the close of the connection if the response is not complete.
    init(
        _ pieces: [[UInt8]],
        method: String = "GET",
        strictness: ResponseParser.Strictness = .strict,
        limits: ResponseLimits = ResponseLimits(),
        retention: ResponseParser.Retention = .all
    ) {
        var parser = ResponseParser(
            requestMethod: method,
            limits: limits,
            strictness: strictness,
            retention: retention
        )
        var events: [ResponseEvent] = []
        do throws(HTTPWireError) {
            for piece in pieces {
                let count = try parser.consume(piece, into: &events)
                surplus += piece.count - count
            }
            if !parser.isComplete, let end = try parser.endOfStream() { events.append(end) }
        } catch {
            self.error = error
        }
        anomalies = parser.anomalies
        keepsAlive = parser.keepsAlive
        for event in events {
            switch event {
            case .informational(let head): informational.append(head)
            case .head(let head): self.head = head
            case .body(let bytes): body += bytes
            case .end(let trailers): self.trailers = trailers
            }
        }
    }

    /// Reads a text in one piece.
    init(
        _ text: String,
        method: String = "GET",
        strictness: ResponseParser.Strictness = .strict,
        limits: ResponseLimits = ResponseLimits()
    ) {
        self.init([Array(text.utf8)], method: method, strictness: strictness, limits: limits)
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
