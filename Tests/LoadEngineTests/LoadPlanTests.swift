import HTTPWire
import Testing

@testable import LoadEngine

@Suite struct LoadPlanTests {
    private static let plan = LoadPlan(
        address: .loopback(port: 1),
        requests: [LoadRequest(name: "r", bytes: [0], method: "GET")],
        arrival: .constant(perSecond: 1),
        duration: .seconds(1)
    )

    @Test("the defaults can be carried out")
    func defaults() throws {
        try Self.plan.validate()
    }

    @Test(
        "what cannot be carried out is refused before anything is contacted",
        arguments: [
            { $0.requests = [] }, { $0.requests[0].bytes = [] }, { $0.requests[0].weight = 0 },
            { $0.arrival = .constant(perSecond: 0) }, { $0.arrival = .constant(perSecond: -1) },
            { $0.arrival = .constant(perSecond: .nan) }, { $0.arrival = .poisson(perSecond: .infinity, seed: 1) },
            { $0.duration = .zero }, { $0.duration = .seconds(-1) }, { $0.duration = .seconds(Int64.max) },
            {
                $0.arrival = .constant(perSecond: 1e6)
                $0.duration = .seconds(1_001)
            },
            { $0.maxConnections = 0 }, { $0.maxConnections = .max }, { $0.connectTimeout = .zero },
            { $0.responseTimeout = .seconds(-1) }, { $0.pacingQuantum = .seconds(1) },
            { $0.drainTimeout = .seconds(-1) }, { $0.maxResponseBytes = -1 },
        ] as [@Sendable (inout LoadPlan) -> Void]
    )
    func refused(change: @Sendable (inout LoadPlan) -> Void) async {
        var plan = Self.plan
        change(&plan)
        do throws(LoadEngineError) {
            _ = try await LoadEngine.run(plan)
            Issue.record("the plan was carried out")
        } catch {
            guard case .invalidPlan = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test("durations become nanoseconds without overflow")
    func nanoseconds() {
        #expect(Duration.milliseconds(1_500).inNanoseconds == 1_500_000_000)
        #expect(Duration.nanoseconds(-1).inNanoseconds == 0)
        #expect(Duration.seconds(Int64.max).inNanoseconds == .max)
    }

    @Test("a request is named after its message and refuses an unfit one")
    func request() throws {
        let request = try LoadRequest(HTTPRequest(method: "GET", target: "/a"))
        #expect(request.name == "GET /a")
        #expect(request.bytes == Array("GET /a HTTP/1.1\r\n\r\n".utf8))
        #expect(throws: HTTPWireError.invalidTarget) {
            try LoadRequest(HTTPRequest(method: "GET", target: "/ HTTP/1.1\r\n"))
        }
    }

    @Test(
        "addresses are read and written",
        arguments: [
            ("127.0.0.1", "127.0.0.1:80"), ("::1", "[::1]:80"), ("2001:DB8::0:1", "[2001:db8::1]:80"),
        ]
    )
    func address(text: String, description: String) {
        #expect(SocketAddress(ip: text, port: 80)?.description == description)
    }

    @Test(
        "a name is not an address",
        arguments: ["localhost", "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "[::1]", "127.0.0.1\u{0}", "127.0.0.1 "]
    )
    func notAnAddress(text: String) {
        #expect(SocketAddress(ip: text, port: 80) == nil)
    }
}
