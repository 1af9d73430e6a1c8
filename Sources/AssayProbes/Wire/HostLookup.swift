import AssayModel
import Glibc

/// Asks the system for the addresses of a name; blocks until it answers.
enum HostLookup {
    /// Returns the addresses in their text form, in the system's order, without repetition.
    ///
    /// - Throws: `unreachable` where the name has none.
    static func addresses(of name: String) throws(Unjudged) -> [String] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family = AF_UNSPEC
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        // The hints outlive the call; the list is freed on the way out, and nothing in it is kept.
        let code = unsafe getaddrinfo(name, nil, &hints, &list)
        defer { if let list = unsafe list { unsafe freeaddrinfo(list) } }
        guard code == 0 else {
            throw Unjudged(.unreachable, "cannot resolve \(name): \(unsafe String(cString: gai_strerror(code)))")
        }
        var texts: [String] = []
        var next = unsafe list
        while let entry = unsafe next {
            unsafe next = entry.pointee.ai_next
            guard let text = unsafe text(of: entry.pointee), !texts.contains(text) else { continue }
            texts.append(text)
        }
        return texts
    }

    private static func text(of entry: addrinfo) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        // The buffer is longer than the call is told, so a zero ends it in any case.
        let code = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe getnameinfo(
                entry.ai_addr,
                entry.ai_addrlen,
                buffer.baseAddress,
                socklen_t(NI_MAXHOST - 1),
                nil,
                0,
                NI_NUMERICHOST
            )
        }
        guard code == 0 else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
