import HTTPWire
import Testing

@Suite struct HTTPRequestTests {
    private func text(
        _ request: HTTPRequest,
        _ checking: HTTPRequest.Checking = .checked
    ) throws -> String {
        String(decoding: try request.serialized(checking), as: UTF8.self)
    }

    @Test("a request is written as given, and nothing is invented")
    func plain() throws {
        let request = HTTPRequest(method: "GET", target: "/a?b=c", fields: ["hOST": "x", "A": "1", "a": "2"])
        #expect(try text(request) == "GET /a?b=c HTTP/1.1\r\nhOST: x\r\nA: 1\r\na: 2\r\n\r\n")
    }

    @Test("a body gets a Content-Length where no framing is given")
    func body() throws {
        var request = HTTPRequest(method: "POST", target: "/", body: Array("hé".utf8))
        #expect(try text(request) == "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nhé")
        request.body = []
        #expect(try text(request) == "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
        request.body = Array("hé".utf8)
        request.fields = ["CONTENT-LENGTH": "3"]
        #expect(try text(request) == "POST / HTTP/1.1\r\nCONTENT-LENGTH: 3\r\n\r\nhé")
        request.fields = ["Transfer-Encoding": "chunked"]
        request.body = Array("0\r\n\r\n".utf8)
        #expect(try text(request) == "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    }

    @Test(
        "what could be read as another message is refused",
        arguments: [
            (HTTPRequest(method: "", target: "/"), HTTPWireError.invalidMethod),
            (HTTPRequest(method: "GET ", target: "/"), .invalidMethod),
            (HTTPRequest(method: "GE\r\nT", target: "/"), .invalidMethod),
            (HTTPRequest(method: "GET", target: ""), .invalidTarget),
            (HTTPRequest(method: "GET", target: "/ HTTP/1.1\r\nX: y"), .invalidTarget),
            (HTTPRequest(method: "GET", target: "/\u{0}"), .invalidTarget),
            (HTTPRequest(method: "GET", target: "/", fields: ["A:": "b"]), .invalidFieldName("A:")),
            (HTTPRequest(method: "GET", target: "/", fields: ["": "b"]), .invalidFieldName("")),
            (HTTPRequest(method: "GET", target: "/", fields: ["A": "b\r\nC: d"]), .invalidFieldValue(name: "A")),
            (HTTPRequest(method: "GET", target: "/", fields: ["A": "b\nC: d"]), .invalidFieldValue(name: "A")),
            (HTTPRequest(method: "GET", target: "/", fields: ["A": "\u{0}"]), .invalidFieldValue(name: "A")),
            (HTTPRequest(method: "GET", target: "/", fields: ["Content-Length": "2"]), .contentLengthMismatch),
            (
                HTTPRequest(method: "GET", target: "/", fields: ["Content-Length": "1"], body: []),
                .contentLengthMismatch
            ),
            (
                HTTPRequest(method: "GET", target: "/", fields: ["Content-Length": "0", "content-length": "0"]),
                .contentLengthMismatch
            ),
            (
                HTTPRequest(
                    method: "GET",
                    target: "/",
                    fields: ["Content-Length": "0", "Transfer-Encoding": "chunked"],
                    body: []
                ),
                .contradictoryFraming
            ),
        ]
    )
    func refused(request: HTTPRequest, error: HTTPWireError) throws {
        #expect(throws: error) { try request.serialized() }
        #expect(try request.serialized(.unchecked).isEmpty == false)
    }

    @Test("unchecked writes every byte as given")
    func unchecked() throws {
        let request = HTTPRequest(
            method: "GET",
            target: "/ x",
            version: .http10,
            fields: ["A\r": "b\r\nC: d", "Content-Length": "9"],
            body: [1]
        )
        #expect(try text(request, .unchecked) == "GET / x HTTP/1.0\r\nA\r: b\r\nC: d\r\nContent-Length: 9\r\n\r\n\u{1}")
    }

    @Test("an error message cannot forge a line of a log")
    func message() {
        let error = HTTPWireError.invalidFieldName("a\nforged")
        #expect(!error.description.contains("\n"))
        #expect(error.description.contains(#"a\nforged"#))
    }
}
