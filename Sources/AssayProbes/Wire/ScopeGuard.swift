public import AssayModel
public import LoadEngine

/// Says what may be contacted: what the plan's scope lists, and nothing else, not even through a name.
///
/// - A listed endpoint is admitted, whatever a listed name resolves to.
/// - A name that is not listed is admitted if every address that it resolves to is listed with the port.
/// - `localhost` and names under `.localhost` stand for the loopback addresses and are never looked up (RFC 6761
///   §6.3). Where they are not listed, those of the two that are listed are admitted.
///
/// The first answer for a name stands as long as the guard does, so that a name cannot be bound to another address
/// between the check and the connection.
public struct ScopeGuard: Sendable {
    private let names: Set<Endpoint>
    private let addresses: Set<SocketAddress>
    private let book: AddressBook
    private let patience: Duration

    /// Makes a guard of a plan's scope.
    public init(allowed: [Endpoint]) {
        self.init(allowed: allowed, patience: .seconds(10), lookUp: HostLookup.addresses(of:))
    }

    init(allowed: [Endpoint], patience: Duration, lookUp: @escaping AddressBook.Lookup) {
        names = Set(allowed.map { Endpoint(host: Self.name(of: $0), port: $0.port) })
        addresses = Set(allowed.compactMap { SocketAddress(ip: $0.host, port: $0.port) })
        book = AddressBook(lookUp: lookUp)
        self.patience = patience
    }

    /// Returns the addresses to contact for an endpoint, at least one.
    ///
    /// - Throws: `notAllowed` outside the scope; `unreachable` or `timedOut` where a name has no address.
    public func admit(_ endpoint: Endpoint) async throws(Unjudged) -> [SocketAddress] {
        try await admit(endpoint, before: Deadline(within: patience))
    }

    /// Returns the addresses to contact for an endpoint, at least one, before a deadline.
    func admit(_ endpoint: Endpoint, before deadline: Deadline) async throws(Unjudged) -> [SocketAddress] {
        let shown = Self.isWellFormed(endpoint) ? "\(endpoint)" : "\(ByteExcerpt(endpoint.host.utf8, limit: 60))"
        let outside = Unjudged(.notAllowed, "\(shown) lies outside the plan's scope")
        guard Self.isWellFormed(endpoint) else { throw outside }
        if let address = SocketAddress(ip: endpoint.host, port: endpoint.port) {
            guard addresses.contains(address) else { throw outside }
            return [address]
        }
        let name = Self.name(of: endpoint)
        let isListed = names.contains(Endpoint(host: name, port: endpoint.port))
        if name == "localhost" || name.hasSuffix(".localhost") {
            let loopback = ["127.0.0.1", "::1"].compactMap { SocketAddress(ip: $0, port: endpoint.port) }
            let admitted = isListed ? loopback : loopback.filter(addresses.contains)
            guard !admitted.isEmpty else { throw outside }
            return admitted
        }
        // Without an address to compare with, the answer is known, and the name need not be told to anyone.
        guard isListed || addresses.contains(where: { $0.port == endpoint.port }) else { throw outside }
        let texts = try await book.addresses(of: name, before: deadline)
        guard !texts.isEmpty else { throw Unjudged(.unreachable, "cannot resolve \(name): it has no address") }
        return try texts.map { text throws(Unjudged) in
            // An address with a zone is none here.
            guard let address = SocketAddress(ip: text, port: endpoint.port) else {
                throw Unjudged(.notAllowed, "\(endpoint) resolves to \(text), which names a zone")
            }
            guard isListed || addresses.contains(address) else {
                throw Unjudged(.notAllowed, "\(endpoint) resolves to \(address), which lies outside the plan's scope")
            }
            return address
        }
    }

    /// Whether the host can be a name or an address at all; a zone or a NUL is no part of either.
    private static func isWellFormed(_ endpoint: Endpoint) -> Bool {
        let bytes = endpoint.host.utf8
        return endpoint.port > 0 && !bytes.isEmpty && bytes.count <= 254
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"): true
                default: false
                }
            }
    }

    /// The host without the dot that makes a name absolute.
    private static func name(of endpoint: Endpoint) -> String {
        let host = endpoint.host.lowercased()
        return host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}
