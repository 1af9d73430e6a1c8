import HTTPWire
import Synchronization
import Testing

@testable import LoadEngine

@Suite struct LoadEngineTests {
    @Test("every request of a healthy service completes, and the server saw each once")
    func healthy() async throws {
        let server = try LoopbackServer { _ in .send(LoopbackServer.ok) }
        let plan = try LoadPlan.small(server.address)
        let result = try await LoadEngine.run(plan)
        #expect(result.scheduled == 100)
        #expect(result.sent == 100)
        #expect(result.completed == 100)
        #expect(result.errors.isEmpty && result.unsent == 0 && result.errorRate == 0)
        #expect(result.statusCounts == [200: 100])
        #expect(server.requestCount == 100)
        #expect(result.connectionsOpened == UInt64(server.connectionCount))
        #expect(result.connectionsOpened <= 16)
        #expect(result.bytesSent == UInt64(100 * plan.requests[0].bytes.count))
        #expect(result.bytesReceived == UInt64(100 * LoopbackServer.ok.utf8.count))
        #expect(result.retriedOnStaleConnection == 0 && !result.wasCancelled)
        #expect(result.cpuSeconds > 0)
        #expect(result.isConsistent)
    }

    @Test("an unexpected status is an error, and counted by its code")
    func unexpectedStatus() async throws {
        let server = try LoopbackServer {
            $0.number % 10 == 0 ? .send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n") : .send(LoopbackServer.ok)
        }
        let result = try await LoadEngine.run(try .small(server.address))
        #expect(result.completed == 90)
        #expect(result.errors == [.unexpectedStatus: 10])
        #expect(result.statusCounts == [200: 90, 500: 10])
        #expect(result.errorRate == 0.1)
        #expect(result.isConsistent)
    }

    @Test("the plan says which statuses are expected")
    func expectedStatus() async throws {
        let server = try LoopbackServer { _ in .send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2)
        plan.requests[0].expected = .oneOf([404, 410])
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 20)
        #expect(result.isConsistent)
    }

    @Test("a connection that announces its close is used once")
    func announcedClose() async throws {
        let server = try LoopbackServer { _ in
            .sendAndClose("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
        }
        let result = try await LoadEngine.run(try .small(server.address))
        #expect(result.completed == 100)
        #expect(result.connectionsOpened == 100)
        #expect(result.retriedOnStaleConnection == 0)
        #expect(result.isConsistent)
    }

    @Test("a connection that is closed without announcement costs no request")
    func unannouncedClose() async throws {
        let server = try LoopbackServer { _ in .sendAndClose(LoopbackServer.ok) }
        let result = try await LoadEngine.run(try .small(server.address))
        #expect(result.completed == 100)
        #expect(result.connectionsOpened == 100)
        #expect(result.connectionsClosedIdle + result.retriedOnStaleConnection >= 99 - 16)
        #expect(result.isConsistent)
    }

    @Test("an idempotent request on a stale connection is sent again once, and that is counted")
    func staleConnection() async throws {
        let server = try LoopbackServer { $0.onConnection == 1 ? .close : .send(LoopbackServer.ok) }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2)
        plan.maxConnections = 1
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 20)
        #expect(result.sent == 20)
        #expect(result.retriedOnStaleConnection == 19)
        #expect(server.requestCount == 39)
        #expect(result.isConsistent)
    }

    @Test("a fresh connection that ends without a response is never tried again")
    func closedWhileFresh() async throws {
        let server = try LoopbackServer { $0.number == 0 ? .send(LoopbackServer.ok) : .close }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2)
        plan.maxConnections = 1
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 1)
        #expect(result.errors == [.closedEarly: 19])
        #expect(result.retriedOnStaleConnection == 1)
        #expect(server.requestCount == 21)
        #expect(result.isConsistent)
    }

    @Test("a request that is not idempotent is never sent twice")
    func staleConnectionPost() async throws {
        let server = try LoopbackServer { $0.onConnection == 1 ? .close : .send(LoopbackServer.ok) }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2, method: "POST", body: [1])
        plan.maxConnections = 1
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 10)
        #expect(result.errors == [.closedEarly: 10])
        #expect(result.retriedOnStaleConnection == 0)
        #expect(server.requestCount == 20)
        #expect(result.isConsistent)
    }

    @Test(
        "each way to fail has its kind",
        arguments: [
            (LoopbackServer.Answer.reset, LoadErrorKind.reset), (.close, .closedEarly),
            (.sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"), .closedEarly),
            (.sendAndClose("HTTP/1.1 200 O"), .closedEarly), (.send("SSH-2.0-OpenSSH_9.2\r\n"), .malformed),
            (.send("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n"), .malformed),
            (.sendForever("HTTP/1.1 200 OK\r\n\r\n"), .tooLarge),
            (.sendForever("HTTP/1.1 200 OK\r\nX: "), .malformed),
        ]
    )
    func failures(answer: LoopbackServer.Answer, kind: LoadErrorKind) async throws {
        let server = try LoopbackServer { _ in answer }
        var plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 0.2)
        plan.maxResponseBytes = 200_000
        let result = try await LoadEngine.run(plan)
        #expect(result.scheduled == 20)
        #expect(result.errors == [kind: 20])
        #expect(result.completed == 0)
        #expect(result.isConsistent)
    }

    @Test("a refused connection is an error of the request that needed it")
    func refused() async throws {
        let result = try await LoadEngine.run(try .small(try LoopbackServer.unusedAddress()))
        #expect(result.errors == [.refused: 100])
        #expect(result.sent == 0)
        #expect(result.connectionsOpened == 100)
        #expect(result.isConsistent)
    }

    @Test("silence ends in response timeouts")
    func responseTimeout() async throws {
        let server = try LoopbackServer { _ in .nothing }
        var plan = try LoadPlan.small(server.address, perSecond: 50, seconds: 0.2)
        plan.responseTimeout = .milliseconds(100)
        let result = try await LoadEngine.run(plan)
        #expect(result.errors == [.responseTimeout: 10])
        #expect(result.sent == 10)
        #expect((result.failureLatency.minimum ?? 0) >= 100_000_000)
        #expect(result.isConsistent)
    }

    @Test("a peer that does not accept ends in connect timeouts")
    func connectTimeout() async throws {
        let (descriptor, address) = try LoopbackServer.deafListener()
        defer { TCPSocket(descriptor: descriptor).close() }
        var plan = try LoadPlan.small(address, perSecond: 50, seconds: 0.2)
        plan.connectTimeout = .milliseconds(100)
        plan.responseTimeout = .milliseconds(100)
        let result = try await LoadEngine.run(plan)
        #expect(result.errors[.connectTimeout, default: 0] > 0)
        #expect(Set(result.errors.keys).isSubset(of: [.connectTimeout, .responseTimeout]))
        #expect(result.completed == 0)
        #expect(result.isConsistent)
    }

    @Test("a stall of one second is seen by every request that was to start meanwhile")
    func stall() async throws {
        let server = try LoopbackServer {
            $0.number == 100 ? .stall(seconds: 1, then: LoopbackServer.ok) : .send(LoopbackServer.ok)
        }
        var plan = try LoadPlan.small(server.address, perSecond: 200, seconds: 2)
        plan.maxConnections = 2
        let result = try await LoadEngine.run(plan)
        #expect(result.completed == 400)
        // 200 of 400 requests wait between 0 and 1 s, so that 1 % wait 0.98 s; two of them in the service.
        #expect(try #require(result.latency.quantile(0.99)) >= 900_000_000)
        #expect(try #require(result.latency.quantile(0.75)) >= 400_000_000)
        #expect(result.serviceTime.count == 400)
        #expect(result.isConsistent)
    }

    @Test("what finds no connection until the end is unsent, not forgotten")
    func unsent() async throws {
        let server = try LoopbackServer { _ in .nothing }
        var plan = try LoadPlan.small(server.address)
        plan.maxConnections = 3
        plan.drainTimeout = .zero
        let result = try await LoadEngine.run(plan)
        #expect(result.scheduled == 100)
        #expect(result.errors == [.unfinished: 3])
        #expect(result.unsent == 97)
        #expect(result.errorRate == 1)
        #expect(result.isConsistent)
    }

    @Test("cancelling ends the run and keeps what was observed")
    func cancellation() async throws {
        let server = try LoopbackServer { _ in .send(LoopbackServer.ok) }
        let plan = try LoadPlan.small(server.address, perSecond: 100, seconds: 600)
        let (stream, continuation) = AsyncStream.makeStream(of: LoadProgress.self)
        let run = Task { try await LoadEngine.run(plan) { continuation.yield($0) } }
        for await progress in stream where progress.completed >= 10 { break }
        run.cancel()
        let result = try await run.value
        #expect(result.wasCancelled)
        #expect(result.completed >= 10)
        #expect(result.scheduled < 60_000)
        #expect(result.isConsistent)
    }

    @Test("a run that is cancelled before it starts schedules nothing")
    func cancelledBefore() async throws {
        let plan = try LoadPlan.small(try LoopbackServer.unusedAddress(), seconds: 600)
        let run = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await LoadEngine.run(plan)
        }
        let result = try await run.value
        #expect(result.wasCancelled)
        #expect(result.scheduled < 120_000)
        #expect(result.isConsistent)
    }

    @Test("progress never goes back and ends with the result")
    func progress() async throws {
        let server = try LoopbackServer { _ in .send(LoopbackServer.ok) }
        let log = Log()
        let result = try await LoadEngine.run(try .small(server.address, seconds: 1)) { log.append($0) }
        let all = log.all
        #expect(all.count >= 2)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.completed <= $1.completed && $0.scheduled <= $1.scheduled })
        #expect(all.last?.completed == result.completed)
        #expect(all.last?.p99 == result.latency.quantile(0.99))
    }

    private final class Log: Sendable {
        private let entries = Mutex<[LoadProgress]>([])
        var all: [LoadProgress] { entries.withLock { $0 } }
        func append(_ progress: LoadProgress) { entries.withLock { $0.append(progress) } }
    }
}
