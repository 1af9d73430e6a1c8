import AssayModel
import Dispatch
import HTTPWire
import LoadEngine
import Testing

@testable import AssayProbes

@Suite("Many exchanges at once", .timeLimit(.minutes(1)))
struct WireClientConcurrencyTests {
    @Test("more exchanges than slots all come back, and leave no socket behind")
    func hundreds() async throws {
        let server = try ScriptedServer([
            .readHead, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), .hold,
        ])
        let client = WireClient(port: server.port)
        let port = server.port
        for _ in 0..<2 {
            let successes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 { group.addTask { (try? await client.outcome(port).get().body.count) == 2 } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(successes == 100)
        }
        #expect(server.connectionCount == 200)
        #expect(OpenSockets.count(to: port) == 0)
    }

    @Test("failed exchanges leave no socket behind either")
    func failures() async throws {
        let server = try ScriptedServer([.readHead, .send("nonsense"), .hold])
        let client = WireClient(port: server.port)
        for _ in 0..<50 {
            let result = await client.outcome(server.port)
            #expect(throws: Unjudged.self) { try result.get() }
        }
        #expect(OpenSockets.count(to: server.port) == 0)
    }

    @Test("all slots work at the same time")
    func parallel() async throws {
        let server = try ScriptedServer([.hold])
        let client = WireClient(
            scope: ScopeGuard(allowed: [Endpoint(host: "127.0.0.1", port: server.port)]),
            slots: WorkSlots(label: "test", limit: 20)
        )
        let port = server.port
        let task = Task {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<30 { group.addTask { _ = await client.outcome(port, within: .seconds(90)) } }
            }
        }
        try await eventually("every slot is taken") { server.connectionCount == 20 }
        #expect(OpenSockets.count(to: port) == 20)
        task.cancel()
        await task.value
        #expect(server.connectionCount == 20)
        #expect(OpenSockets.count(to: port) == 0)
    }

    @Test("a cancelled exchange ends and closes its connection", arguments: ["", "HTTP/1.1 200 OK\r\n\r\nx"])
    func cancellation(_ start: String) async throws {
        let server = try ScriptedServer([.readHead, .send(start), .hold])
        let client = WireClient(port: server.port)
        let port = server.port
        let task = Task { await client.outcome(port, within: .seconds(90)) }
        try await eventually("the connection stands") { server.connectionCount == 1 }
        task.cancel()
        #expect(await task.value == .failure(Unjudged(.notRun, "cancelled")))
        try await eventually("the connection is closed") { server.endedCount == 1 }
    }

    @Test("a task that is cancelled already contacts nobody")
    func cancelledBefore() async throws {
        let server = try ScriptedServer([.hold])
        let client = WireClient(port: server.port)
        let port = server.port
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await client.outcome(port)
        }
        task.cancel()
        #expect(await task.value == .failure(Unjudged(.notRun, "cancelled")))
        #expect(server.connectionCount == 0)
    }

    @Test("the first of several values is the one")
    func oneShot() async {
        let shot = OneShot<Int>()
        #expect(shot.resolve(1))
        #expect(!shot.resolve(2))
        #expect(await shot.value == 1)
        #expect(!shot.resolve(3))
    }

    @Test("a slot that becomes free goes to the one who waits")
    func handOver() async {
        let slots = WorkSlots(label: "test", limit: 1)
        let total = await withTaskGroup(of: Int.self) { group in
            for number in 1...50 {
                group.addTask {
                    let value = await slots.withSlot { queue in
                        let shot = OneShot<Int>()
                        queue.async { shot.resolve(number) }
                        return await shot.value
                    }
                    return value ?? 0
                }
            }
            return await group.reduce(0, +)
        }
        #expect(total == 1_275)
    }

    @Test("an interrupt that comes first stops the attempt to connect")
    func interruptFirst() throws {
        let server = try ScriptedServer([.hold])
        let interrupt = Interrupt()
        interrupt.fire()
        #expect(throws: WireFault.cancelled) {
            try TCPSocket(to: .loopback(port: server.port), before: Deadline(within: .seconds(9)), interrupt: interrupt)
        }
        #expect(OpenSockets.count(to: server.port) == 0)
    }
}
