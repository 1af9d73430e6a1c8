import AssayModel
import Glibc
import LoadEngine
import Synchronization
import Testing

@testable import AssayProbes

@Suite("A scope guard", .timeLimit(.minutes(1)))
struct ScopeGuardTests {
    /// A guard over endpoints as text, with names that resolve to fixed addresses.
    private func scope(_ allowed: [String], _ names: [String: [String]] = [:]) -> ScopeGuard {
        ScopeGuard(allowed: allowed.compactMap { Endpoint($0) }, patience: .seconds(20)) { name throws(Unjudged) in
            guard let addresses = names[name] else { throw Unjudged(.unreachable, "cannot resolve \(name)") }
            return addresses
        }
    }

    private func admitted(_ host: String, _ port: UInt16 = 80, by scope: ScopeGuard) async -> [String]? {
        try? await scope.admit(Endpoint(host: host, port: port)).map(\.description)
    }

    private func refusal(_ host: String, _ port: UInt16 = 80, by scope: ScopeGuard) async -> Unjudged? {
        do throws(Unjudged) {
            _ = try await scope.admit(Endpoint(host: host, port: port))
            return nil
        } catch {
            return error
        }
    }

    @Test("a listed address is admitted, in any of its spellings")
    func address() async {
        let scope = scope(["127.0.0.1:80", "[::1]:80"])
        #expect(await admitted("127.0.0.1", by: scope) == ["127.0.0.1:80"])
        #expect(await admitted("::1", by: scope) == ["[::1]:80"])
        #expect(await admitted("0:0:0:0:0:0:0:1", by: scope) == ["[::1]:80"])
    }

    @Test("an address or port that is not listed is refused")
    func otherAddress() async {
        let scope = scope(["127.0.0.1:80"])
        #expect(
            await refusal("10.0.0.1", by: scope) == Unjudged(.notAllowed, "10.0.0.1:80 lies outside the plan's scope")
        )
        #expect(await refusal("127.0.0.1", 81, by: scope)?.detail == "127.0.0.1:81 lies outside the plan's scope")
        #expect(await refusal("::ffff:127.0.0.1", by: scope)?.reason == .notAllowed)
    }

    @Test("a listed name is admitted, with the case and the final dot aside")
    func listedName() async {
        let scope = scope(["shop.test:80"], ["shop.test": ["192.0.2.1", "2001:db8::1"]])
        for name in ["shop.test", "SHOP.test", "shop.test."] {
            #expect(await admitted(name, by: scope) == ["192.0.2.1:80", "[2001:db8::1]:80"])
        }
        #expect(await refusal("shop.test", 443, by: scope)?.reason == .notAllowed)
    }

    @Test("a name that is not listed is admitted if all its addresses are listed")
    func unlistedName() async {
        let scope = scope(
            ["192.0.2.1:80", "192.0.2.2:80"],
            [
                "in.test": ["192.0.2.1", "192.0.2.2"], "half.test": ["192.0.2.1", "192.0.2.3"],
                "out.test": ["192.0.2.9"],
            ]
        )
        #expect(await admitted("in.test", by: scope) == ["192.0.2.1:80", "192.0.2.2:80"])
        let detail = "half.test:80 resolves to 192.0.2.3:80, which lies outside the plan's scope"
        #expect(await refusal("half.test", by: scope) == Unjudged(.notAllowed, detail))
        #expect(await refusal("out.test", by: scope)?.reason == .notAllowed)
        #expect(await refusal("gone.test", by: scope) == Unjudged(.unreachable, "cannot resolve gone.test"))
    }

    @Test("numbers that the system reads as an address are judged by it")
    func oddSpelling() async {
        let odd = ["127.1": ["127.0.0.1"], "2130706433": ["127.0.0.1"], "167772161": ["10.0.0.1"]]
        let scope = scope(["127.0.0.1:80"], odd)
        #expect(await admitted("127.1", by: scope) == ["127.0.0.1:80"])
        #expect(await admitted("2130706433", by: scope) == ["127.0.0.1:80"])
        #expect(await refusal("167772161", by: scope)?.reason == .notAllowed)
    }

    @Test("localhost is the loopback and never looked up", arguments: ["localhost", "a.b.localhost", "localhost."])
    func localhost(_ name: String) async {
        let hostile = ["localhost": ["192.0.2.1"], "a.b.localhost": ["192.0.2.1"], "localhost.": ["192.0.2.1"]]
        let listed = scope(["localhost:80", "a.b.localhost:80", "192.0.2.1:80"], hostile)
        #expect(await admitted(name, by: listed) == ["127.0.0.1:80", "[::1]:80"])
        #expect(await admitted(name, by: scope(["127.0.0.1:80"], hostile)) == ["127.0.0.1:80"])
        #expect(await refusal(name, by: scope(["192.0.2.1:80"], hostile))?.reason == .notAllowed)
    }

    @Test("a zone, a NUL and other bytes that no host has are refused")
    func malformed() async {
        let scope = scope(["127.0.0.1:80", "[fe80::1]:80"], ["zone.test": ["fe80::1%eth0"]])
        for host in ["fe80::1%eth0", "127.0.0.1\0", "127.0.0.1\0.test", "", "a b", "a/b", "ä.test", "a@127.0.0.1"] {
            #expect(await refusal(host, by: scope)?.reason == .notAllowed, "\(host)")
        }
        let long = String(repeating: "a", count: 100_000)
        #expect(await refusal(long, by: scope)?.detail.utf8.count ?? .max < 200)
        #expect(await refusal("zone.test", by: scope)?.reason == .notAllowed)
        #expect(await refusal("x\n", by: scope)?.detail == #""x\n" lies outside the plan's scope"#)
        #expect(await refusal("127.0.0.1", 0, by: scope)?.reason == .notAllowed)
    }

    @Test("a scope without an address for the port refuses a name without asking anyone")
    func noNeedToAsk() async {
        let asked = Mutex(0)
        let scope = ScopeGuard(allowed: [Endpoint(host: "127.0.0.1", port: 81)], patience: .seconds(20)) { _ in
            asked.withLock { $0 += 1 }
            return ["127.0.0.1"]
        }
        #expect(await refusal("secret.test", by: scope)?.reason == .notAllowed)
        #expect(asked.withLock { $0 } == 0)
        #expect(await admitted("secret.test", 81, by: scope) == ["127.0.0.1:81"])
        #expect(asked.withLock { $0 } == 1)
    }

    @Test("the first answer stands, whatever the name resolves to later")
    func rebinding() async {
        let asked = Mutex(0)
        let scope = ScopeGuard(allowed: [Endpoint(host: "a.test", port: 80)], patience: .seconds(20)) { _ in
            ["192.0.2.\(asked.withLock { asked in asked += 1; return asked })"]
        }
        let answers = await withTaskGroup(of: [String]?.self) { group in
            for _ in 0..<40 { group.addTask { await self.admitted("a.test", by: scope) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers == [["192.0.2.1:80"]])
        #expect(asked.withLock { $0 } == 1)
    }

    @Test("a failure is not kept")
    func recovery() async {
        let asked = Mutex(0)
        let scope = ScopeGuard(allowed: [Endpoint(host: "a.test", port: 80)], patience: .seconds(20)) {
            _ throws(Unjudged) in
            let count = asked.withLock { asked in
                asked += 1
                return asked
            }
            guard count > 1 else { throw Unjudged(.unreachable, "not yet") }
            return ["192.0.2.1"]
        }
        #expect(await refusal("a.test", by: scope) == Unjudged(.unreachable, "not yet"))
        #expect(await admitted("a.test", by: scope) == ["192.0.2.1:80"])
    }

    @Test("a lookup that hangs is a timeout, or ends with the task")
    func hanging() async {
        let gate = OneShot<Void>()
        let isOpen = Mutex(false)
        let lookUp: AddressBook.Lookup = { _ in
            while !isOpen.withLock({ $0 }) { usleep(1_000) }
            gate.resolve(())
            return ["192.0.2.1"]
        }
        let allowed = [Endpoint(host: "a.test", port: 80)]
        let brief = ScopeGuard(allowed: allowed, patience: .milliseconds(100), lookUp: lookUp)
        #expect(await refusal("a.test", by: brief) == Unjudged(.timedOut, "no address of a.test within 100ms"))
        let patient = ScopeGuard(allowed: allowed, patience: .seconds(50), lookUp: lookUp)
        let task = Task { await refusal("a.test", by: patient) }
        task.cancel()
        #expect(await task.value == Unjudged(.notRun, "cancelled"))
        isOpen.withLock { $0 = true }
        await gate.value
        #expect(await admitted("a.test", by: brief) == ["192.0.2.1:80"])
    }

    @Test("the system resolves an address to itself, and says why it cannot resolve a name")
    func system() throws {
        #expect(try HostLookup.addresses(of: "127.0.0.1") == ["127.0.0.1"])
        #expect(try HostLookup.addresses(of: "::1") == ["::1"])
        #expect(try HostLookup.addresses(of: "127.1") == ["127.0.0.1"])
        let long = String(repeating: "a", count: 300)
        #expect(throws: Unjudged.self) { try HostLookup.addresses(of: long) }
    }

    @Test("an address knows itself without its port, and whether it is the loopback")
    func addressParts() throws {
        let v4 = try #require(SocketAddress(ip: "127.9.8.7", port: 65_535))
        #expect(v4.ip == "127.9.8.7")
        #expect(v4.isLoopback)
        let v6 = try #require(SocketAddress(ip: "2001:db8::7", port: 1))
        #expect(v6.ip == "2001:db8::7")
        #expect(!v6.isLoopback)
        #expect(SocketAddress(ip: "::1", port: 1)?.isLoopback == true)
    }
}
