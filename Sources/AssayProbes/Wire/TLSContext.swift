import COpenSSL

/// What every TLS session of a client shares: the authorities that are trusted and the versions that are spoken.
@safe
final class TLSContext: Sendable {
    /// Safe to share: it is configured before anyone else sees it, never changed after, and OpenSSL counts its
    /// references atomically.
    private nonisolated(unsafe) let context: OpaquePointer

    /// Loads the system's authorities, and those of a PEM file where one is given.
    init(authorities file: String?) throws(WireFault) {
        ERR_clear_error()
        guard let context = unsafe SSL_CTX_new(TLS_client_method()) else { throw .tls(Self.reason) }
        unsafe self.context = context
        var isReady = unsafe copenssl_require_tls12(context) == 1
        unsafe copenssl_forbid_renegotiation(context)
        unsafe copenssl_allow_partial_writes(context)
        unsafe SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
        let protocols: [UInt8] = [8] + "http/1.1".utf8
        // The list is copied during the call; this function alone returns zero for success.
        isReady = unsafe SSL_CTX_set_alpn_protos(context, protocols, UInt32(protocols.count)) == 0 && isReady
        isReady = unsafe SSL_CTX_set_default_verify_paths(context) == 1 && isReady
        guard isReady else { throw .tls(Self.reason) }
        if let file {
            guard unsafe SSL_CTX_load_verify_locations(context, file, nil) == 1 else { throw .authorities(file) }
        }
    }

    deinit {
        unsafe SSL_CTX_free(context)
    }

    /// Makes the state of one session, which the caller frees.
    @unsafe
    func makeSession() -> OpaquePointer? {
        unsafe SSL_new(context)
    }

    /// What OpenSSL says about the last error of this thread.
    static var reason: String {
        // The text is a constant of the library.
        guard let text = unsafe ERR_reason_error_string(ERR_peek_last_error()) else { return "unknown TLS error" }
        return unsafe String(cString: text)
    }
}
