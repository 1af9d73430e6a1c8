import AssayEvidence
import JSON

/// What the body of a health answer says about the service and its parts.
///
/// Reads the forms in use: Spring Boot, NestJS Terminus, ASP.NET Core, the IETF draft (`application/health+json`),
/// gRPC and Kubernetes words, and flat objects. Only a value that is a known word of health counts.
struct HealthReport {
    /// One thing that the body says.
    struct Claim {
        /// Where it stands, such as `components.db.status`.
        var place: String
        /// What it says.
        var word: String
        /// What it means.
        var state: State
    }

    /// What a word of health means.
    enum State {
        /// It works.
        case healthy
        /// It works with less than all of its parts.
        case degraded
        /// It does not work.
        case unhealthy
    }

    /// What the body says, the service as a whole first.
    private(set) var claims: [Claim] = []

    /// The claims that something is not healthy.
    var complaints: [Claim] {
        claims.filter { $0.state != .healthy }
    }

    /// Reads a response.
    init(_ response: HTTPExchange.Response) {
        if let json = response.json {
            read(json)
        } else if !response.isHTML {
            readText(response.body)
        }
    }

    private static let healthyWords: Set<String> = [
        "ok", "okay", "up", "healthy", "pass", "passing", "green", "alive", "ready", "connected", "available",
        "serving",
        "running", "online", "operational", "success", "good", "true",
    ]
    private static let degradedWords: Set<String> = ["degraded", "partial", "impaired"]
    private static let unhealthyWords: Set<String> = [
        "down", "unhealthy", "error", "fail", "failed", "failing", "failure", "critical", "out_of_service",
        "out-of-service", "unavailable", "disconnected", "unreachable", "not_ready", "not ready", "not_serving",
        "not serving", "dead", "offline", "broken", "red", "nok", "not ok", "not_ok", "timeout", "major_outage",
    ]

    /// What a value means: a known word, alone or before a colon and a reason, as in `down: no connection`.
    private static func state(of text: String) -> State? {
        let word = text.prefix { $0 != ":" }.lowercased()
        if healthyWords.contains(word) { return .healthy }
        if degradedWords.contains(word) { return .degraded }
        return unhealthyWords.contains(word) ? .unhealthy : nil
    }

    private static let statusNames: Set<String> = [
        "status", "state", "health", "healthstatus", "healthy", "overall", "overallstatus", "ok", "up", "alive",
        "ready",
        "available", "connected", "serving", "success",
    ]
    private static let alarmNames: Set<String> = ["error", "failed", "unhealthy", "down"]
    private static let containerNames: Set<String> = [
        "checks", "components", "dependencies", "services", "subsystems", "details", "entries", "info", "error",
        "connections", "backends", "systems", "healthchecks", "results",
    ]
    /// Containers that may hold settings and remarks beside parts, so that only objects in them count.
    private static let informalNames: Set<String> = ["info", "details", "error", "results"]
    private static let componentNames: Set<String> = [
        "database", "db", "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "redis", "cache", "queue",
        "rabbitmq", "kafka", "broker", "storage", "s3", "disk", "diskspace", "elasticsearch", "opensearch", "smtp",
        "mail",
        "ldap", "memcached", "cassandra", "celery", "worker", "workers", "vault", "nats", "sqlite", "clickhouse",
        "dynamodb",
        "upstream",
    ]
    /// What begins so tells of the past or of something else than the running service.
    private static let pastNames = ["last", "previous", "recent", "history", "build", "deploy"]

    private static func name(_ key: String) -> String {
        let name = key.lowercased().filter { $0 != "_" && $0 != "-" }
        return name.hasPrefix("is") && statusNames.contains(String(name.dropFirst(2)))
            ? String(name.dropFirst(2)) : name
    }

    private mutating func read(_ json: JSONValue) {
        switch json {
        case .string(let text): readText(text)
        case .array(let values): readComponents(of: values, at: "", depth: 0)
        case .object(let members): readService(members, at: "")
        case .null, .bool, .number: break
        }
    }

    /// Reads the object that speaks about the service: the body's own, or one that an envelope holds.
    private mutating func readService(_ members: JSONObject, at place: String) {
        readStatus(of: members, at: place)
        let saysNothing = claims.isEmpty
        for (key, value) in members {
            let name = Self.name(key)
            let spot = place.isEmpty ? key : "\(place).\(key)"
            guard !Self.pastNames.contains(where: { name.hasPrefix($0) }) else { continue }
            if place.isEmpty, ["data", "payload", "response"].contains(name), let content = value.object {
                readService(content, at: spot)
            } else if Self.containerNames.contains(name) {
                readContainer(value, at: spot, depth: 0)
            } else if Self.componentNames.contains(name) || (saysNothing && value.object != nil) {
                readComponent(value, at: spot, isCertain: false, depth: 0)
            }
        }
    }

    /// Reads the members of an object that speak about the object as a whole.
    private mutating func readStatus(of members: JSONObject, at place: String) {
        for (key, value) in members {
            let name = Self.name(key)
            let spot = place.isEmpty ? key : "\(place).\(key)"
            switch value {
            case .string(let word) where Self.statusNames.contains(name):
                if let state = Self.state(of: word) { claims.append(Claim(place: spot, word: word, state: state)) }
            case .bool(let flag) where Self.statusNames.contains(name) && name != "status":
                claims.append(Claim(place: spot, word: "\(flag)", state: flag ? .healthy : .unhealthy))
            case .bool(true) where Self.alarmNames.contains(name):
                claims.append(Claim(place: spot, word: "true", state: .unhealthy))
            case .string(let text) where name == "error" && !["", "none", "no", "null"].contains(text.lowercased()):
                claims.append(Claim(place: spot, word: text, state: .unhealthy))
            case .number where ["status", "statuscode"].contains(name):
                guard let code = value.int, (500...599).contains(code) else { continue }
                claims.append(Claim(place: spot, word: "\(code)", state: .unhealthy))
            default: continue
            }
        }
    }

    private mutating func readContainer(_ value: JSONValue, at place: String, depth: Int) {
        guard depth < 4 else { return }
        switch value {
        case .object(let members):
            let isInformal = Self.informalNames.contains(Self.name(String(place.split(separator: ".").last ?? "")))
            for (key, component) in members where !isInformal || component.object != nil {
                readComponent(component, at: "\(place).\(key)", isCertain: true, depth: depth + 1)
            }
        case .array(let values): readComponents(of: values, at: place, depth: depth + 1)
        case .null, .bool, .number, .string: break
        }
    }

    private mutating func readComponents(of values: [JSONValue], at place: String, depth: Int) {
        for (index, value) in values.enumerated() {
            let name = value["name"]?.string ?? value["id"]?.string ?? "\(index)"
            guard value.object != nil else { continue }
            readComponent(value, at: place.isEmpty ? name : "\(place).\(name)", isCertain: true, depth: depth)
        }
    }

    /// Reads one part; `isCertain` where it stands among checks, so that `false` can mean nothing but a failure.
    private mutating func readComponent(_ value: JSONValue, at place: String, isCertain: Bool, depth: Int) {
        guard depth <= 4 else { return }
        switch value {
        case .string(let word):
            if let state = Self.state(of: word) { claims.append(Claim(place: place, word: word, state: state)) }
        case .bool(false) where isCertain:
            claims.append(Claim(place: place, word: "false", state: .unhealthy))
        case .array(let values): readComponents(of: values, at: place, depth: depth + 1)
        case .object(let members):
            guard !Self.isOptional(members) else { return }
            readStatus(of: members, at: place)
            for (key, value) in members where Self.containerNames.contains(Self.name(key)) {
                readContainer(value, at: "\(place).\(key)", depth: depth + 1)
            }
        case .null, .bool, .number: break
        }
    }

    /// Whether a component says that the service works without it.
    private static func isOptional(_ members: JSONObject) -> Bool {
        members["required"]?.bool == false || members["critical"]?.bool == false || members["optional"]?.bool == true
    }

    private mutating func readText(_ text: String) {
        let words = Excerpt(text, limit: 64).description
        if let state = Self.state(of: words) {
            claims.append(Claim(place: "", word: words, state: state))
            return
        }
        // Kubernetes' verbose form: `[+]ping ok`, `[-]etcd failed: reason withheld`.
        for line in text.utf8.prefix(65_536).split(separator: UInt8(ascii: "\n")) where line.starts(with: "[-]".utf8) {
            let line = Excerpt(String(decoding: line, as: UTF8.self), limit: 60).description
            claims.append(Claim(place: "", word: line, state: .unhealthy))
        }
    }
}
