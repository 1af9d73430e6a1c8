import Synchronization

/// Counters and latencies since the start, written as OpenMetrics text.
final class MetricsRegistry: Sendable {
    private struct Route: Hashable {
        let method: String
        let path: String
        let status: Int
    }

    private struct State {
        var requests: [Route: Int] = [:]
        var buckets = [Int](repeating: 0, count: MetricsRegistry.bounds.count + 1)
        var seconds = 0.0
        var logins: [String: Int] = [:]
        var inFlight = 0
    }

    /// Upper bounds of the latency buckets, in seconds.
    private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
    private let state = Mutex(State())

    /// Notes that a request came in.
    func requestStarted() {
        state.withLock { $0.inFlight += 1 }
    }

    /// Notes that a request was answered.
    func requestEnded(method: String, path: String, status: Int, seconds: Double) {
        // Methods come from outside: an unknown one must not make a new series.
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method)
        let route = Route(method: known ? method : "OTHER", path: path, status: status)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.inFlight -= 1
            state.requests[route, default: 0] += 1
            state.buckets[bucket] += 1
            state.seconds += seconds
        }
    }

    /// Notes a sign-in under `label`.
    func login(_ label: String) {
        state.withLock { state in
            guard state.logins.count < 10_000 || state.logins[label] != nil else { return }
            state.logins[label, default: 0] += 1
        }
    }

    /// Returns the exposition (OpenMetrics 1.0).
    func exposition(loginLabel: String, gauges: [(name: String, value: Int)], ended: Bool) -> String {
        let state = state.withLock { $0 }
        var lines = ["# TYPE ultra_http_requests counter", "# HELP ultra_http_requests Requests answered."]
        for (route, count) in state.requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            let labels = "method=\"\(route.method)\",route=\"\(route.path)\",status=\"\(route.status)\""
            lines.append("ultra_http_requests_total{\(labels)} \(count)")
        }
        lines += [
            "# TYPE ultra_http_request_duration_seconds histogram",
            "# UNIT ultra_http_request_duration_seconds seconds",
        ]
        lines.append("# HELP ultra_http_request_duration_seconds Time from request to response head.")
        var total = 0
        for (index, count) in state.buckets.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            lines.append("ultra_http_request_duration_seconds_bucket{le=\"\(bound)\"} \(total)")
        }
        lines.append("ultra_http_request_duration_seconds_count \(total)")
        lines.append("ultra_http_request_duration_seconds_sum \(state.seconds)")
        lines += ["# TYPE ultra_logins counter", "# HELP ultra_logins Sign-ins."]
        for (label, count) in state.logins.sorted(by: { $0.key < $1.key }) {
            lines.append("ultra_logins_total{\(loginLabel)=\"\(escape(label))\"} \(count)")
        }
        for gauge in gauges + [("ultra_http_requests_in_flight", state.inFlight)] {
            lines += ["# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)"]
        }
        if ended { lines.append("# EOF") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func escape(_ label: String) -> String {
        String(label.flatMap { "\"\\\n".contains($0) ? "?" : String($0) })
    }
}
