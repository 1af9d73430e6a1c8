import Foundation
import HTTPWire
import Testing

@testable import LoadEngine

@Suite struct LoadEngineExchangeTests {
    @Test("a request larger than the socket's buffer arrives whole")
    func largeRequest() async throws {
        let body = [UInt8](repeating: 7, count: 6 << 20)
        let server = try LoopbackServer {
            $0.bytes.suffix(body.count).elementsEqual(body) ? .send(LoopbackServer.ok) : .close
        }
        let plan = try LoadPlan.small(server.address, perSecond: 10, seconds: 0.2, method: "POST", body: body)
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 2)
        #expect(result.bytesSent == UInt64(2 * plan.requests[0].bytes.count))
        #expect(result.isConsistent)
    }

    @Test(
        "responses of every framing complete",
        arguments: [
            ("GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX: y\r\n\r\n", true),
            ("GET", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", true),
            ("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", true),
            ("GET", "HTTP/1.0 200 OK\r\n\r\nuntil the end", false),
        ]
    )
    func framings(method: String, response: String, keeps: Bool) async throws {
        let server = try LoopbackServer { _ in keeps ? .send(response) : .sendAndClose(response) }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2, method: method)
        plan.maxConnections = 1
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 20)
        #expect(result.connectionsOpened == (keeps ? 1 : 20))
        #expect(result.isConsistent)
    }

    @Test("bytes after a response cost the connection, not the next request")
    func surplus() async throws {
        let injected = "HTTP/1.1 500 Injected\r\nContent-Length: 0\r\n\r\n"
        let server = try LoopbackServer { _ in .send(LoopbackServer.ok + injected) }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2)
        plan.maxConnections = 1
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 20)
        #expect(result.statusCounts == [200: 20])
        #expect(result.connectionsWithSurplus == 20)
        #expect(result.connectionsOpened == 20)
    }

    @Test("a mix is reported by request, in the order of the plan")
    func mix() async throws {
        let server = try LoopbackServer {
            String(decoding: $0.bytes, as: UTF8.self).hasPrefix("GET /bad")
                ? .send("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n") : .send(LoopbackServer.ok)
        }
        var plan = try LoadPlan.small(server.address, perSecond: 400)
        let bad = HTTPRequest(method: "GET", target: "/bad")
        plan.requests = [plan.requests[0], try LoadRequest(name: "bad", bad)]
        plan.requests[0].weight = 3
        let result = try await LoadEngine.run(plan)
        #expect(result.requests.map(\.name) == ["GET /", "bad"])
        #expect(result.requests[0].errors == 0 && result.requests[1].completed == 0)
        #expect(result.requests[1].errors == result.errors[.unexpectedStatus])
        let mix = RequestMix(plan.requests)
        let expected = (0..<200).filter { mix.choice($0) == 1 }.count
        #expect(result.requests[1].errors == UInt64(expected))
        #expect(result.isConsistent)
    }

    @Test("IPv6 works as IPv4 does", .enabled(if: LoopbackServer.hasIPv6))
    func ipv6() async throws {
        let server = try LoopbackServer(ipv6: true) { _ in .send(LoopbackServer.ok) }
        let result = try await LoadEngine.run(try .small(server.address, perSecond: 100, seconds: 0.2))
        #expect(result.completed == 20)
    }

    @Test("a result survives JSON unchanged")
    func resultCoding() async throws {
        let server = try LoopbackServer {
            $0.number % 4 == 0 ? .send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n") : .send(LoopbackServer.ok)
        }
        let result = try await LoadEngine.run(try .small(server.address))
        let data = try JSONEncoder().encode(result)
        #expect(try JSONDecoder().decode(LoadResult.self, from: data) == result)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#""errors":{"unexpectedStatus":25}"#))
    }
}
