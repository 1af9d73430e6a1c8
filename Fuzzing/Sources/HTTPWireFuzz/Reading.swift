import Fuzzer
import HTTPWire

/// What a parser made of bytes that one connection carried: response after response, until it ends or fails.
struct Reading: Equatable {
    private(set) var heads: [ResponseHead] = []
    private(set) var body: [UInt8] = []
    private(set) var trailers: [HTTPFields] = []
    private(set) var anomalies: [ResponseAnomalies] = []
    private(set) var error: HTTPWireError?
    /// The bytes behind the last response, when it did not keep the connection alive.
    private(set) var surplus = 0

    private var hasFinalHead = false

    /// Reads the bytes in pieces, whose sizes the closure gives for the places where they begin.
    init(_ bytes: [UInt8], _ setup: Setup, pieceSize: (Int) -> Int) {
        var parser = setup.parser
        do throws(HTTPWireError) {
            var start = 0
            while start < bytes.count {
                let end = start + min(pieceSize(start), bytes.count - start)
                guard try read(bytes.span.extracting(start..<end), &parser, setup) else {
                    surplus += bytes.count - end
                    break
                }
                start = end
            }
            if !parser.isComplete, !parser.isUntouched { try close(&parser) }
        } catch {
            self.error = error
            checkStaysFailed(&parser, error)
        }
        anomalies.append(parser.anomalies)
    }

    /// Reads a piece; false when the connection carries no more responses.
    private mutating func read(
        _ piece: Span<UInt8>,
        _ parser: inout ResponseParser,
        _ setup: Setup
    ) throws(HTTPWireError) -> Bool {
        var offset = 0
        while true {
            let before = offset
            guard let step = try parser.step(in: piece, at: &offset) else {
                Fuzzer.expect(parser.isComplete || offset == piece.count, "bytes are left in the middle of a response")
                return true
            }
            Fuzzer.expect((before...piece.count).contains(offset), "the offset leaves the input")
            if case .body(let range) = step {
                Fuzzer.expect(!range.isEmpty, "an empty body part")
                Fuzzer.expect(before <= range.lowerBound && range.upperBound == offset, "a body part out of place")
                for index in range { body.append(piece[index]) }
            }
            take(step)
            guard parser.isComplete else { continue }
            guard parser.keepsAlive else {
                surplus += piece.count - offset
                return false
            }
            anomalies.append(parser.anomalies)
            parser.reset(requestMethod: setup.method)
            hasFinalHead = false
        }
    }

    private mutating func take(_ step: ResponseStep) {
        switch step {
        case .informational(let head):
            Fuzzer.expect(!hasFinalHead && head.status < 200, "an informational head after the final one")
            heads.append(head)
        case .head(let head):
            Fuzzer.expect(!hasFinalHead, "two final heads")
            Fuzzer.expect((100...999).contains(head.status), "status \(head.status)")
            hasFinalHead = true
            heads.append(head)
        case .body: Fuzzer.expect(hasFinalHead, "a body before its head")
        case .end(let fields):
            Fuzzer.expect(hasFinalHead, "an end before the head")
            trailers.append(fields)
        }
    }

    private mutating func close(_ parser: inout ResponseParser) throws(HTTPWireError) {
        if case .end(let fields) = try parser.endOfStream() { trailers.append(fields) }
        Fuzzer.expect(parser.isComplete, "a response that does not end with its connection")
        let again = Result { () throws(HTTPWireError) in try parser.endOfStream() }
        Fuzzer.expect(again == .success(nil), "an end that is told twice")
    }

    private func checkStaysFailed(_ parser: inout ResponseParser, _ error: HTTPWireError) {
        var events: [ResponseEvent] = []
        let bytes = Array("HTTP/1.1 200 OK\r\n\r\n".utf8)
        let again = Result { () throws(HTTPWireError) in try parser.consume(bytes, into: &events) }
        Fuzzer.expect(again == .failure(error) && events.isEmpty, "a parser that goes on after \(error)")
    }
}
