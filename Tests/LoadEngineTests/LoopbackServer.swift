import Glibc
import Synchronization

@testable import LoadEngine

/// A server on a free loopback port that does to each request what a test says, on one thread.
///
/// One thread is the point: a stall holds up every connection, as it does in the services that stall.
final class LoopbackServer: Sendable {
    enum Answer: Sendable {
        case send(String)
        case sendAndClose(String)
        /// Sends a head and then body bytes until the client has had enough.
        case sendForever(String)
        case stall(seconds: UInt32, then: String)
        case close
        case reset
        case nothing
    }

    /// A request by its number on the server and on its connection, both from 0.
    struct Request: Sendable {
        var number: Int
        var onConnection: Int
        var bytes: [UInt8]
    }

    static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    let address: SocketAddress
    private let stopSignal: WakeUp
    private let counts: Counts

    private final class Counts: Sendable {
        let requests = Mutex(0)
        let connections = Mutex(0)
    }

    init(ipv6: Bool = false, answer: @escaping @Sendable (Request) -> Answer) throws {
        let listener = try Self.listener(ipv6: ipv6, backlog: 512)
        address = listener.address
        stopSignal = try WakeUp()
        counts = Counts()
        let (signal, counts) = (stopSignal, counts)
        try WorkerThread.start {
            var loop = Loop(listener: listener.descriptor, answer: answer)
            withExtendedLifetime(signal) {
                loop.run(until: signal.descriptor) { requests, connections in
                    counts.requests.withLock { $0 = requests }
                    counts.connections.withLock { $0 = connections }
                }
            }
        }
    }

    deinit { stop() }

    var requestCount: Int { counts.requests.withLock { $0 } }
    var connectionCount: Int { counts.connections.withLock { $0 } }

    func stop() { stopSignal.signal() }

    /// Returns an address at which nothing listens.
    static func unusedAddress() throws -> SocketAddress {
        let listener = try listener(ipv6: false, backlog: 1)
        Glibc.close(listener.descriptor)
        return listener.address
    }

    /// Opens a port that completes no more than a connection or two, since nobody accepts.
    static func deafListener() throws -> (descriptor: Int32, address: SocketAddress) {
        try listener(ipv6: false, backlog: 0)
    }

    static let hasIPv6: Bool = {
        guard let listener = try? listener(ipv6: true, backlog: 1) else { return false }
        Glibc.close(listener.descriptor)
        return true
    }()

    private static func listener(ipv6: Bool, backlog: Int32) throws -> (descriptor: Int32, address: SocketAddress) {
        let descriptor = socket(ipv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw LoadEngineError.unavailable("a socket", errno: errno) }
        var storage = sockaddr_in6()
        var size = socklen_t(ipv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size)
        let bytes: [UInt8] = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            let family = sa_family_t(ipv6 ? AF_INET6 : AF_INET)
            unsafe bytes.storeBytes(of: family, as: sa_family_t.self)
            if ipv6 {
                unsafe bytes[23] = 1
            } else {
                unsafe bytes[4] = 127
                unsafe bytes[7] = 1
            }
            guard let name = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                unsafe bind(descriptor, name, size) == 0, listen(descriptor, backlog) == 0,
                unsafe getsockname(descriptor, name, &size) == 0
            else { return [] }
            return unsafe Array(bytes)
        }
        guard !bytes.isEmpty else {
            let reason = errno
            Glibc.close(descriptor)
            throw LoadEngineError.unavailable("a port", errno: reason)
        }
        let port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        guard let address = SocketAddress(ip: ipv6 ? "::1" : "127.0.0.1", port: port) else {
            throw LoadEngineError.unavailable("an address", errno: 0)
        }
        return (descriptor, address)
    }
}

extension LoopbackServer {
    /// The server's thread.
    private struct Loop {
        struct Client {
            var received: [UInt8] = []
            var requests = 0
        }

        let listener: Int32
        let answer: @Sendable (Request) -> Answer
        var clients: [Int32: Client] = [:]
        var requests = 0
        var connections = 0
        var chunk = [UInt8](repeating: 0, count: 65_536)

        init(listener: Int32, answer: @escaping @Sendable (Request) -> Answer) {
            self.listener = listener
            self.answer = answer
        }

        mutating func run(until stop: Int32, note: (Int, Int) -> Void) {
            while true {
                var polled = ([stop, listener] + clients.keys)
                    .map {
                        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
                    }
                let ready = unsafe poll(&polled, nfds_t(polled.count), -1)
                guard ready > 0, polled[0].revents == 0 else { break }
                if polled[1].revents != 0 {
                    let client = accept(listener, nil, nil)
                    if client >= 0 {
                        clients[client] = Client()
                        connections += 1
                    }
                }
                for entry in polled.dropFirst(2) where entry.revents != 0 { serve(entry.fd, note) }
                note(requests, connections)
            }
            for client in clients.keys { Glibc.close(client) }
            Glibc.close(listener)
        }

        private mutating func serve(_ descriptor: Int32, _ note: (Int, Int) -> Void) {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            // Out of the dictionary, so that a long request is not copied with every piece of it.
            guard count > 0, var client = clients.removeValue(forKey: descriptor) else { return drop(descriptor) }
            client.received += chunk[..<count]
            while let request = Self.takeRequest(from: &client.received) {
                let number = requests
                requests += 1
                note(requests, connections)
                let onConnection = client.requests
                client.requests += 1
                let said = answer(Request(number: number, onConnection: onConnection, bytes: request))
                guard carryOut(said, descriptor) else { return drop(descriptor) }
            }
            clients[descriptor] = client
        }

        /// Returns whether the connection stays.
        private func carryOut(_ answer: Answer, _ descriptor: Int32) -> Bool {
            switch answer {
            case .nothing: return true
            case .close: return false
            case .send(let text): return send(Array(text.utf8), descriptor)
            case .sendAndClose(let text):
                _ = send(Array(text.utf8), descriptor)
                return false
            case .stall(let seconds, let text):
                sleep(seconds)
                return send(Array(text.utf8), descriptor)
            case .sendForever(let head):
                guard send(Array(head.utf8), descriptor) else { return false }
                let filler = [UInt8](repeating: 0x61, count: 65_536)
                while send(filler, descriptor) {}
                return false
            case .reset:
                var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
                unsafe setsockopt(
                    descriptor,
                    SOL_SOCKET,
                    SO_LINGER,
                    &linger,
                    socklen_t(MemoryLayout<Glibc.linger>.size)
                )
                return false
            }
        }

        private func send(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = unsafe bytes.withUnsafeBytes {
                    unsafe Glibc.send(
                        descriptor,
                        $0.baseAddress?.advanced(by: sent),
                        $0.count - sent,
                        Int32(MSG_NOSIGNAL)
                    )
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        private mutating func drop(_ descriptor: Int32) {
            clients[descriptor] = nil
            Glibc.close(descriptor)
        }

        /// Takes a request that has come in whole, its body by Content-Length.
        private static func takeRequest(from bytes: inout [UInt8]) -> [UInt8]? {
            let end = Array("\r\n\r\n".utf8)
            guard bytes.count >= end.count,
                let start = (0...(bytes.count - end.count)).first(where: { bytes[$0..<($0 + 4)].elementsEqual(end) })
            else { return nil }
            var length = start + end.count
            let head = String(decoding: bytes[..<start], as: UTF8.self)
            for line in head.split(separator: "\r\n") where line.hasPrefix("Content-Length: ") {
                length += Int(line.dropFirst(16)) ?? 0
            }
            guard bytes.count >= length else { return nil }
            defer { bytes.removeFirst(length) }
            return Array(bytes[..<length])
        }
    }
}
