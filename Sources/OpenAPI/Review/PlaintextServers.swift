/// Finds servers that are reached without TLS, other than those on the own machine or network.
enum PlaintextServers: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var seen: Set<String> = []
        let servers = subject.description.servers + subject.operations.flatMap(\.servers)
        return servers.compactMap { server in
            guard let place = server.place, let host = plaintextHost(of: server.url), !isOwn(host),
                seen.insert(server.url).inserted
            else { return nil }
            let hasTwin = servers.contains { $0.url.lowercased() == "https" + server.url.lowercased().dropFirst(4) }
            return OpenAPIReviewFinding(
                .plaintextServer,
                hasTwin ? .hint : .warning,
                "server \(server.url) is reached without TLS" + (hasTwin ? "; it is declared with TLS too" : ""),
                place: place
            )
        }
    }

    /// The host of an `http://` URL in lower case; nil for other URLs.
    private static func plaintextHost(of url: String) -> Substring? {
        let url = url.lowercased()
        guard url.hasPrefix("http://") else { return nil }
        var authority = url.dropFirst(7).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        if authority.hasPrefix("[") { return authority.dropFirst().prefix { $0 != "]" } }
        return authority.prefix { $0 != ":" }
    }

    /// Whether a host is the own machine or one of an own network, or stands for whatever is filled in.
    private static func isOwn(_ host: Substring) -> Bool {
        if !host.contains(".") && !host.contains(":") { return true }
        if host.contains("{") || host.hasSuffix(".") { return true }
        for suffix in [".localhost", ".local", ".internal", ".svc", ".lan", ".test", ".example", ".invalid"]
        where host.hasSuffix(suffix) {
            return true
        }
        if host == "::1" || ["fe80:", "fc", "fd"].contains(where: { host.contains(":") && host.hasPrefix($0) }) {
            return true
        }
        let numbers = host.split(separator: ".").map { UInt8($0) }
        guard numbers.count == 4, let first = numbers[0], let second = numbers[1] else { return false }
        return first == 127 || first == 10 || first == 0 || (first == 192 && second == 168)
            || (first == 172 && (16...31).contains(second)) || (first == 169 && second == 254)
    }
}
