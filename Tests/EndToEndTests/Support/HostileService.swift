import Dispatch
import Foundation
import Glibc
import Synchronization

/// A service on a free loopback port that misbehaves in one way on every connection.
final class HostileService: Sendable {
    /// The way.
    enum Behaviour: Sendable {
        /// Accepts and never answers.
        case silent
        /// Answers with a body that never ends.
        case endlessBody
        /// Sends its head one byte a second.
        case slowHead
        /// Answers with what is no HTTP.
        case garbage
        /// Sends a head that never ends.
        case hugeHead
        /// Closes each connection without a word.
        case closesAtOnce
        /// Sends every caller to another port.
        case redirects(to: UInt16)
        /// Answers a request with this, whatever it asks for.
        case answers(@Sendable (_ path: String) -> String)
    }

    /// The port on 127.0.0.1.
    let port: UInt16
    private let listener: LoopbackListener
    private let connections = Mutex(0)
    private let isStopped = Mutex(false)

    /// Starts a service.
    init(_ behaviour: Behaviour) throws {
        port = try FreePort.next()
        listener = try LoopbackListener(port: port)
        DispatchQueue(label: "hostile-service")
            .async { [self] in
                while true {
                    let connection = accept(listener.descriptor, nil, nil)
                    guard connection >= 0 else { return }
                    connections.withLock { $0 += 1 }
                    DispatchQueue(label: "hostile-service.connection")
                        .async { [self] in
                            play(behaviour, on: connection)
                            close(connection)
                        }
                }
            }
    }

    /// How many connections there were.
    var connectionCount: Int { connections.withLock { $0 } }

    /// Stops the service.
    func stop() {
        isStopped.withLock { $0 = true }
        listener.close()
    }

    private func play(_ behaviour: Behaviour, on connection: Int32) {
        if case .closesAtOnce = behaviour { return }
        guard let path = requestedPath(on: connection) else { return }
        switch behaviour {
        case .closesAtOnce: break
        case .silent: waitForEnd(of: connection)
        case .endlessBody:
            let chunk = String(repeating: "x", count: 4_096)
            guard send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", to: connection) else { return }
            while send("1000\r\n\(chunk)\r\n", to: connection) {}
        case .slowHead:
            for byte in "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8 {
                guard send(String(decoding: [byte], as: UTF8.self), to: connection) else { return }
                guard !hasEnded(connection, within: 1_000) else { return }
            }
        case .garbage:
            _ = send("\u{1}\u{2}\u{0} no protocol at all \u{7F}\r\n\r\n", to: connection)
        case .hugeHead:
            guard send("HTTP/1.1 200 OK\r\n", to: connection) else { return }
            while send("X-Filler: \(String(repeating: "y", count: 8_000))\r\n", to: connection) {}
        case .redirects(let port):
            _ = send(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(port)/elsewhere\r\nContent-Length: 0\r\n\r\n",
                to: connection
            )
        case .answers(let answer):
            _ = send(answer(path), to: connection)
        }
        // Closing while something is still to be read would reset the connection and lose the answer.
        _ = shutdown(connection, Int32(SHUT_WR))
        waitForEnd(of: connection)
    }

    /// Reads the head of a request, and returns what it asks for; nil where the peer went away.
    private func requestedPath(on connection: Int32) -> String? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8), head.count < 65_536 {
            var byte: UInt8 = 0
            guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        let words = head.prefix { $0 != 13 }.split(separator: 32)
        return words.count > 1 ? String(decoding: words[1], as: UTF8.self) : nil
    }

    private func send(_ text: String, to connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...]
                .withUnsafeBytes { unsafe Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private func waitForEnd(of connection: Int32) {
        while !isStopped.withLock({ $0 }), !hasEnded(connection, within: 200) {}
    }

    /// Whether the peer closes within so many milliseconds; what it sends meanwhile is read and forgotten.
    private func hasEnded(_ connection: Int32, within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        return unsafe recv(connection, &buffer, buffer.count, 0) <= 0
    }
}
