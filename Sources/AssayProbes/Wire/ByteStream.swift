import LoadEngine

/// The bytes of one connection, in clear text or through TLS; no read and no write of it waits.
struct ByteStream {
    /// What came in at once.
    struct Arrival {
        /// The bytes, possibly none.
        var bytes: [UInt8] = []
        /// Whether the peer has said all it will say.
        var isEnd = false
    }

    private static let pieceSize = 65_536
    private static let recordSize = 16_384

    private let socket: TCPSocket
    private var session: TLSSession?
    /// Bytes for the socket, and how many of them it has taken.
    private var outgoing: [UInt8] = []
    private var sent = 0
    /// Bytes for the session, and how many of them it has taken.
    private var plain: [UInt8] = []
    private var encrypted = 0
    private var isClosedForWriting = false

    /// Makes a stream in clear text.
    init(_ socket: TCPSocket) {
        self.socket = socket
    }

    /// Whether bytes wait for the socket to take them.
    var hasUnsent: Bool {
        !isClosedForWriting && (sent < outgoing.count || encrypted < plain.count)
    }

    /// Performs the handshake; from here on everything is encrypted.
    mutating func secure(_ session: TLSSession, before deadline: Deadline) throws(WireFault) {
        self.session = session
        while true {
            let isDone: Bool
            do throws(WireFault) {
                isDone = try session.handshake()
            } catch {
                // The peer is told why, if it still listens.
                try? flush()
                throw error
            }
            try flush()
            if isDone { return }
            guard !deadline.isOver else { throw .timedOut }
            try socket.wait(toWrite: hasUnsent, before: deadline)
            if let bytes = try socket.read(upTo: Self.pieceSize) { session.receive(bytes) }
        }
    }

    /// Takes bytes to be sent.
    mutating func enqueue(_ bytes: [UInt8]) {
        if session == nil {
            (outgoing, sent) = (bytes, 0)
        } else {
            (plain, encrypted) = (bytes, 0)
        }
    }

    /// Sends what the socket takes at once, a piece at most.
    ///
    /// A peer that takes no more is not an error: it may have answered before the end of the request.
    mutating func flush() throws(WireFault) {
        guard !isClosedForWriting else { return }
        if sent == outgoing.count, let session {
            if encrypted < plain.count {
                let end = min(plain.count, encrypted + Self.recordSize)
                encrypted += try session.encrypt(plain[encrypted..<end])
            }
            (outgoing, sent) = (session.takeOutput(), 0)
        }
        guard sent < outgoing.count else { return }
        do throws(WireFault) {
            sent += try socket.write(outgoing[sent..<min(outgoing.count, sent + Self.pieceSize)])
        } catch .reset {
            isClosedForWriting = true
        }
    }

    /// Reads what is there.
    func receive() throws(WireFault) -> Arrival {
        guard let bytes = try socket.read(upTo: Self.pieceSize) else { return Arrival() }
        guard let session else { return Arrival(bytes: bytes, isEnd: bytes.isEmpty) }
        session.receive(bytes)
        let (decrypted, isEnd) = try session.decrypt()
        return Arrival(bytes: decrypted, isEnd: isEnd)
    }

    /// Waits until something can be read, or sent where something is to be sent.
    func wait(before deadline: Deadline) throws(WireFault) {
        try socket.wait(toWrite: hasUnsent, before: deadline)
    }

    /// Ends the session with the words of TLS, as far as the socket takes them at once.
    mutating func close() {
        guard let session, !hasUnsent else { return }
        session.close()
        try? flush()
    }
}
