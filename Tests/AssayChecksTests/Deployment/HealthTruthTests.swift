import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Health truth")
struct HealthTruthTests {
    private let check = HealthTruth()

    private func words(_ status: Int, _ body: String, type: String? = nil, path: String = "/health") -> [String] {
        check.words(HealthAnswer(exchange: .sample("GET \(path)", status, body, type: type)))
    }

    @Test(
        "bodies that say something is wrong are found behind a 200",
        arguments: [
            // Spring Boot, ASP.NET Core, NestJS Terminus, IETF draft, Elasticsearch, Kubernetes, gRPC, flat objects.
            #"{"status":"UP","components":{"db":{"status":"DOWN","details":{"error":"x"}},"ping":{"status":"UP"}}}"#,
            #"{"status":"OUT_OF_SERVICE"}"#, "Unhealthy", "Degraded",
            #"{"status":"Unhealthy","entries":{"sql":{"status":"Unhealthy","duration":"00:00:00.1"}}}"#,
            #"{"status":"error","info":{},"error":{"db":{"status":"down"}},"details":{"db":{"status":"down"}}}"#,
            #"{"status":"pass","checks":{"cassandra:responseTime":[{"componentId":"x","status":"fail"}]}}"#,
            #"{"cluster_name":"x","status":"red","timed_out":false}"#,
            #"{"status":"NOT_SERVING"}"#, #"{"healthy":false}"#, #"{"is_healthy":false}"#, #"{"ok":false,"uptime":12}"#,
            #"{"status":"ok","database":"disconnected"}"#, #"{"status":"ok","redis":{"status":"error"}}"#,
            #"{"status":"ok","checks":[{"name":"db","status":"ok"},{"name":"queue","status":"down"}]}"#,
            #"{"postgres":{"healthy":true},"payments":{"healthy":false}}"#, #"{"status":503,"message":"no db"}"#,
            #"{"status":"ok","error":"connection refused"}"#, #"{"components":{"models":"down: a, b","store":"ok"}}"#,
            #""DOWN""#, #"{"STATUS":"Down"}"#, #"{"unhealthy":true}"#,
            #"{"success":true,"data":{"database":"disconnected"}}"#, #"{"code":0,"data":{"status":"DOWN"}}"#,
            #"{"status":"UP","components":{"db":{"status":"UP","components":{"replica":{"status":"DOWN"}}}}}"#,
        ]
    )
    func contradictions(body: String) {
        #expect(words(200, body).count == 1)
        #expect(words(200, body).first?.hasPrefix("GET /health: answers 200 while its body says ") == true)
    }

    @Test(
        "bodies that say nothing wrong are fine",
        arguments: [
            "", "OK", "ok\n", "healthy", "Healthy", "<html><body>error down</body></html>", "pong", "1", "true", "null",
            "[]",
            #"{"status":"UP","groups":["liveness","readiness"]}"#, #"{"status":"ok","errors":0}"#, #"{"error":null}"#,
            #"{"status":"pass","checks":{"db":{"status":"warn"}}}"#, #"{"disabled_features":["down"]}"#,
            #"{"cache":"disabled"}"#, #"{"maintenance":false,"degraded":false}"#, #"{"mock":true,"status":"ok"}"#,
            #"{"status":"ok","last_error":"2026-01-01","last_status":"error","previous":{"status":"down"}}"#,
            #"{"status":"ok","log_level":"error","on_failure":"critical","retry_on":"timeout"}"#,
            #"{"status":"ok","info":{"db":{"status":"up"}},"error":{},"details":{"db":{"status":"up"}}}"#,
            #"{"status":"UP","components":{"x":{"status":"UNKNOWN","description":"down the road"}}}"#,
            #"{"status":"ok","services":{"search":{"status":"down","critical":false}}}"#, #"{"message":"error"}"#,
            #"{"status":"yellow"}"#,
            #"{"version":"1","last_deploy":{"status":"failed"},"build_info":{"status":"error"}}"#,
            #"{"status":"ok","error":"none"}"#,
            #"{"success":true,"data":{"status":"ok","last_job":{"status":"failed"}}}"#,
            #"{"status":"ok","details":{"mode":"offline"}}"#,
            #"{"status":"ok: 3 of 3 replicas"}"#, #"{"status":"ok","info":{"tls":false,"fallback":"timeout"}}"#,
            #"{"status":"starting"}"#, #"{"status":"ok","build":{"status":"failed"}}"#,
            #"{"status":"ok","details":{"debug":false,"swap":false}}"#, #"{"code":0,"status":200,"msg":"success"}"#,
            "# HELP up x\nup 1\nerrors 0\n", #"{"commit":"abc","version":"1.0","database":"ok"}"#,
            #"{"status":"ok","database":{"pool":0,"error":null}}"#,
        ]
    )
    func decoys(body: String) {
        #expect(words(200, body) == [])
    }

    @Test("Kubernetes marks what failed with a minus")
    func verboseText() {
        let body = "[+]ping ok\n[-]etcd failed: reason withheld\n"
        #expect(
            words(200, body, type: "text/plain")
                == ["GET /health: answers 200 while its body says [-]etcd failed: reason withheld"]
        )
        #expect(words(200, "[+]ping ok\n[+]etcd ok\n", type: "text/plain") == [])
    }

    @Test("any failure is found, whatever its body", arguments: [0, 500, 502, 503, 504, 599])
    func failures(status: Int) {
        for body in ["", "OK", #"{"status":"DOWN"}"#, #"{"status":"UP"}"#, "<html>"] {
            #expect(words(status, body).count == 1)
        }
    }

    @Test("a degraded service weighs less than one that is down")
    func severity() {
        func severity(_ body: String) -> [Severity?] {
            check.found(HealthAnswer(exchange: .sample("GET /health", 200, body))).map(\.severity)
        }
        #expect(severity(#"{"status":"degraded"}"#) == [.medium])
        #expect(severity(#"{"status":"degraded","db":"down"}"#) == [nil])
    }

    @Test("liveness may say that the service is not ready")
    func liveness() {
        let body = #"{"alive":true,"ready":false}"#
        #expect(words(200, body, path: "/livez") == [])
        #expect(words(200, body, path: "/health/live") == [])
        #expect(words(200, body, path: "/readyz").count == 1)
        #expect(words(200, #"{"alive":false,"ready":false}"#, path: "/livez").count == 1)
    }

    @Test("answers that are not about health settle nothing", arguments: [301, 302, 400, 401, 403, 406, 429])
    func unrelated(status: Int) {
        #expect(words(status, #"{"status":"DOWN"}"#).first?.hasPrefix("unjudged: ") == true)
    }

    @Test("a body that was cut or cannot be read is no pass")
    func unreadable() {
        var exchange = HTTPExchange.sample("GET /health", 200, #"{"status":"ok"}"#)
        exchange.response.isTruncated = true
        #expect(check.words(HealthAnswer(exchange: exchange)) == ["unjudged: too-large"])
        #expect(words(200, "{\"status\":\"ok\"", type: "application/health+json") == ["unjudged: unparsable"])
    }

    @Test("hostile bodies are judged and quoted presentably", arguments: Hostile.all)
    func hostileBodies(body: String) {
        for status in [200, 503] {
            #expect(check.found(HealthAnswer(exchange: .sample("GET /health", status, body))).arePresentable)
        }
        let nested = String(repeating: #"{"components":{"a":"#, count: 20) + "1" + String(repeating: "}}", count: 20)
        #expect(words(200, nested) == [])
        let member = #"{"status":"down","\u001b[31m\u202e":{"status":"down"},"checks":{"\n\u2028":"error"}}"#
        #expect(check.found(HealthAnswer(exchange: .sample("GET /health", 200, member))).arePresentable)
    }
}
