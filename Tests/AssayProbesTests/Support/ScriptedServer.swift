import Dispatch
import Glibc
import Synchronization

/// A server on a free loopback port that plays the same script on every connection.
final class ScriptedServer: Sendable {
    /// What the server does next.
    enum Step: Sendable {
        /// Reads up to the empty line that ends a head.
        case readHead
        /// Reads as many bytes more.
        case read(Int)
        /// Sends text.
        case send(String)
        /// Sends bytes one at a time, with a pause after each.
        case drip(String, milliseconds: Int32)
        /// Sends the same text until the peer takes no more.
        case sendForever(String)
        /// Waits until the peer closes, reading nothing but that.
        case hold
        /// Closes with a reset.
        case reset
    }

    /// The port on 127.0.0.1.
    let port: UInt16
    /// `POLLRDHUP`, which Glibc's module leaves out.
    private static let hangUp: Int16 = 0x2000
    private let listener: Int32
    private let journal: Journal

    /// Starts a server; it stops with the last reference to it.
    init(_ script: [Step]) throws {
        (listener, port) = try Self.listen()
        let journal = Journal()
        self.journal = journal
        let listener = listener
        DispatchQueue(label: "scripted-server")
            .async {
                while true {
                    let connection = Glibc.accept(listener, nil, nil)
                    guard connection >= 0 else { break }
                    journal.begin()
                    DispatchQueue(label: "scripted-server.connection")
                        .async {
                            Self.play(script, on: connection, into: journal)
                            journal.end()
                        }
                }
                close(listener)
            }
    }

    deinit {
        // Wakes the thread that accepts, which closes the socket.
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    /// What every connection so far has received.
    var received: [String] { journal.received }
    /// How many connections there were.
    var connectionCount: Int { journal.counts.begun }
    /// How many connections have ended.
    var endedCount: Int { journal.counts.ended }

    /// A port on which nothing listens.
    static func unusedPort() throws -> UInt16 {
        let (listener, port) = try listen()
        close(listener)
        return port
    }

    private static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        // One structure of this size, which outlives the calls.
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard unsafe bind(descriptor, pointer, size) == 0, Glibc.listen(descriptor, 256) == 0 else {
                    return errno
                }
                return unsafe getsockname(descriptor, pointer, &size) == 0 ? 0 : errno
            }
        }
        guard code == 0 else { throw SupportError("cannot listen: error \(code)") }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private static func play(_ script: [Step], on connection: Int32, into journal: Journal) {
        var received: [UInt8] = []
        defer {
            journal.add(String(decoding: received, as: UTF8.self))
            close(connection)
        }
        for step in script {
            switch step {
            case .readHead:
                while !received.suffix(4).elementsEqual("\r\n\r\n".utf8) {
                    guard let bytes = read(1, from: connection) else { return }
                    received += bytes
                }
            case .read(var count):
                while count > 0 {
                    guard let bytes = read(min(count, 65_536), from: connection) else { return }
                    received += bytes
                    count -= bytes.count
                }
            case .send(let text):
                guard send(Array(text.utf8), to: connection) else { return }
            case .drip(let text, let milliseconds):
                for byte in text.utf8 {
                    guard send([byte], to: connection) else { return }
                    _ = poll(nil, 0, milliseconds)
                }
            case .sendForever(let text):
                let bytes = Array(text.utf8)
                while send(bytes, to: connection) {}
                return
            case .hold:
                var request = pollfd(fd: connection, events: hangUp, revents: 0)
                _ = unsafe poll(&request, 1, 60_000)
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                let size = socklen_t(MemoryLayout<Glibc.linger>.size)
                _ = unsafe setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, size)
                return
            }
        }
    }

    private static func read(_ count: Int, from connection: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        let result = unsafe recv(connection, &buffer, count, 0)
        return result > 0 ? Array(buffer.prefix(result)) : nil
    }

    private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let result = unsafe bytes[sent...]
                .withUnsafeBytes { unsafe Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard result > 0 else { return false }
            sent += result
        }
        return true
    }
}

extension ScriptedServer {
    /// What the connections leave behind.
    private final class Journal: Sendable {
        private struct State {
            var received: [String] = []
            var begun = 0
            var ended = 0
        }

        private let state = Mutex(State())

        var received: [String] { state.withLock { $0.received } }
        var counts: (begun: Int, ended: Int) { state.withLock { ($0.begun, $0.ended) } }

        func begin() { state.withLock { $0.begun += 1 } }
        func end() { state.withLock { $0.ended += 1 } }
        func add(_ text: String) { state.withLock { $0.received.append(text) } }
    }
}
