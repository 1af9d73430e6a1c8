import COpenSSL
import LoadEngine

/// The client's side of one TLS session, from bytes to bytes: it never touches the socket.
///
/// OpenSSL would write to a socket without `MSG_NOSIGNAL`, and a peer that is gone would then end the process.
@safe
final class TLSSession {
    private let session: OpaquePointer
    /// What came in; both buffers belong to the session, which frees them.
    private let input: OpaquePointer
    private let output: OpaquePointer
    private var isEstablished = false
    private var hasFailed = false

    /// Prepares a session with a host, a name or an address without brackets, which the certificate must name.
    init(_ context: TLSContext, host: String) throws(WireFault) {
        ERR_clear_error()
        guard let session = unsafe context.makeSession() else { throw .tls(TLSContext.reason) }
        guard let input = unsafe BIO_new(BIO_s_mem()), let output = unsafe BIO_new(BIO_s_mem()) else {
            unsafe SSL_free(session)
            throw .tls(TLSContext.reason)
        }
        unsafe SSL_set_bio(session, input, output)
        unsafe SSL_set_connect_state(session)
        unsafe (self.session, self.input, self.output) = (session, input, output)
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        let isReady: Bool
        if SocketAddress(ip: name, port: 443) != nil {
            // An address is no server name (RFC 6066 §3).
            isReady = unsafe X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), name) == 1
        } else {
            unsafe SSL_set_hostflags(session, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
            isReady = unsafe SSL_set1_host(session, name) == 1 && copenssl_set_server_name(session, name) == 1
        }
        guard isReady else { throw .tls(TLSContext.reason) }
    }

    deinit {
        unsafe SSL_free(session)
    }

    /// Goes on with the handshake.
    ///
    /// - Returns: Whether the session is established; if not, more input is needed.
    func handshake() throws(WireFault) -> Bool {
        ERR_clear_error()
        let result = unsafe SSL_do_handshake(session)
        guard result != 1 else {
            isEstablished = true
            return true
        }
        try checkRetry(result)
        return false
    }

    /// Takes bytes that came from the peer; none means that the peer has closed.
    func receive(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return unsafe copenssl_end_memory(input) }
        // A memory buffer takes everything; the size of a single read is far below what an integer holds.
        _ = unsafe BIO_write(input, bytes, Int32(clamping: bytes.count))
    }

    /// Returns what is to be sent to the peer, and forgets it.
    func takeOutput() -> [UInt8] {
        let count = unsafe BIO_ctrl_pending(output)
        guard count > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            // At most as many bytes as the capacity are written, and their number is told.
            written = max(0, Int(unsafe BIO_read(output, buffer.baseAddress, Int32(clamping: count))))
        }
    }

    /// Encrypts bytes into the output.
    ///
    /// - Returns: How many were taken, possibly none.
    func encrypt(_ bytes: ArraySlice<UInt8>) throws(WireFault) -> Int {
        ERR_clear_error()
        // The bytes are read during the call only.
        let result = unsafe bytes.withUnsafeBytes { buffer in
            unsafe SSL_write(session, buffer.baseAddress, Int32(clamping: buffer.count))
        }
        guard result <= 0 else { return Int(result) }
        try checkRetry(result)
        return 0
    }

    /// Decrypts what the input holds in whole records.
    ///
    /// - Returns: The bytes, and whether the peer has ended the session.
    func decrypt() throws(WireFault) -> (bytes: [UInt8], isEnd: Bool) {
        var bytes: [UInt8] = []
        while true {
            ERR_clear_error()
            var result: Int32 = 0
            // The closure writes at most as many bytes as the capacity, a record's most, and tells how many.
            let record = unsafe [UInt8](unsafeUninitializedCapacity: 16_384) { buffer, written in
                result = unsafe SSL_read(session, buffer.baseAddress, 16_384)
                written = max(0, Int(result))
            }
            guard result <= 0 else {
                bytes += record
                continue
            }
            if unsafe SSL_get_error(session, result) == SSL_ERROR_ZERO_RETURN { return (bytes, true) }
            try checkRetry(result)
            return (bytes, false)
        }
    }

    /// Adds the words that end the session to the output.
    func close() {
        guard isEstablished, !hasFailed else { return }
        ERR_clear_error()
        _ = unsafe SSL_shutdown(session)
    }

    /// Returns where OpenSSL only wants more input, and throws what went wrong otherwise.
    private func checkRetry(_ result: Int32) throws(WireFault) {
        let kind = unsafe SSL_get_error(session, result)
        guard kind != SSL_ERROR_WANT_READ, kind != SSL_ERROR_WANT_WRITE else { return }
        hasFailed = true
        let verification = unsafe SSL_get_verify_result(session)
        if !isEstablished, verification != Int(X509_V_OK) {
            // The text is a constant of the library.
            throw .certificate(unsafe String(cString: X509_verify_cert_error_string(verification)))
        }
        guard copenssl_is_unexpected_eof(ERR_peek_last_error()) == 0 else { throw .cutTLS }
        throw .tls(TLSContext.reason)
    }
}
