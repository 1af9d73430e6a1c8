import Foundation
import Testing

extension EndToEnd {
    @Suite("A hostile target")
    struct HostileServiceTests {
        /// A service that gives no whole response, and how a gap calls that.
        struct Case: CustomTestStringConvertible, Sendable {
            var testDescription: String
            var behaviour: HostileService.Behaviour
            var reasons: Set<String>
            var isThere = true
        }

        static let cases = [
            Case(testDescription: "silent", behaviour: .silent, reasons: ["timed-out"]),
            Case(testDescription: "a head of a byte a second", behaviour: .slowHead, reasons: ["timed-out"]),
            Case(testDescription: "garbage", behaviour: .garbage, reasons: ["unparsable"]),
            Case(testDescription: "a head without end", behaviour: .hugeHead, reasons: ["too-large", "unparsable"]),
            Case(
                testDescription: "closes at once",
                behaviour: .closesAtOnce,
                reasons: ["unreachable", "unparsable"],
                isThere: false
            ),
        ]

        @Test("what gives no response is a gap with its reason, never a pass", arguments: cases)
        func noResponse(_ item: Case) async throws {
            try await Bench.with { bench in
                let service = try bench.service(item.behaviour)
                let tree = try bench.tree()
                let load = "performance:\n  load: [{name: page, request: GET /, rate: 20/s, for: 1s}]\n"
                try tree.write(BarePlan.text(port: service.port, more: load), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(40))
                let report = try Assay.onlyRun(in: tree).report()
                #expect(service.connectionCount > 0)
                #expect([1, 3, 69].contains(result.status), "\(result.transcript)")
                #expect(report.targetPasses == [])
                let wire = try report.result("security.response-headers")
                #expect(wire.outcome == "not-assessed" && wire.judged == 0)
                #expect(Set(wire.gaps.map(\.reason)).isSubset(of: item.reasons.union(["not-allowed"])), "\(wire.gaps)")
                #expect(wire.gaps.allSatisfy { $0.detail.count > 8 })
                // Whoever takes a health request and gives no answer to it has told how healthy he is.
                let health = try report.result("deployment.health-truth")
                #expect(health.outcome == (item.isThere ? "fail" : "not-assessed"))
            }
        }

        @Test("a body without end is cut, and the audit comes to its end")
        func endless() async throws {
            try await Bench.with { bench in
                let service = try bench.service(.endlessBody)
                let tree = try bench.tree()
                try tree.write(BarePlan.text(port: service.port), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(40))
                #expect([1, 3, 69].contains(result.status), "\(result.transcript)")
                let run = try Assay.onlyRun(in: tree)
                let kept = run.names.filter { $0.hasPrefix("evidence/") }.map { (try? run.data($0).count) ?? .max }
                #expect((kept.max() ?? 0) < 1 << 20)
            }
        }

        @Test("a redirect to another port is not followed")
        func redirect() async throws {
            try await Bench.with { bench in
                let other = try bench.service(.answers { _ in "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" })
                let service = try bench.service(.redirects(to: other.port))
                let tree = try bench.tree()
                let load = "performance:\n  load: [{name: page, request: GET /, rate: 20/s, for: 1s}]\n"
                try tree.write(BarePlan.text(port: service.port, more: load), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(40))
                #expect([1, 3].contains(result.status), "\(result.transcript)")
                #expect(service.connectionCount > 5)
                #expect(other.connectionCount == 0)
            }
        }

        @Test("what a service says cannot steer the terminal or the page")
        func steering() async throws {
            let body = """
                Traceback (most recent call last):
                  File "/srv/app/views.py", line 12, in index
                ValueError: \u{1B}]0;owned\u{7}\u{1B}[2J<script>alert(1)</script>\u{202E}
                """
            try await expectHarmless(
                "HTTP/1.1 500 Oops\r\nServer: <script>alert(2)</script>\r\nContent-Type: text/html\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)",
                showing: "alert(1)"
            )
        }

        @Test("a field with escape sequences does neither")
        func steeringField() async throws {
            try await expectHarmless(
                "HTTP/1.1 200 OK\u{1B}[2J\r\nServer: nginx/1.2 \u{1B}[31m<script>alert(2)</script>\r\nContent-Length: 2\r\n\r\nok",
                showing: nil
            )
        }

        private func expectHarmless(_ answer: String, showing: String?) async throws {
            try await Bench.with { bench in
                let service = try bench.service(.answers { _ in answer })
                let tree = try bench.tree()
                try tree.write(BarePlan.text(port: service.port), to: "assay.yaml")
                let result = try await Assay.run("audit", "--verbose", in: tree, within: .seconds(40))
                let run = try Assay.onlyRun(in: tree)
                for format in ["text", "markdown", "json", "sarif"] {
                    let judged = try await Assay.run("judge", run.path, "--verbose", "--format", format, in: tree)
                    expectPlain(judged.transcript)
                }
                expectPlain(result.transcript)
                let html = try run.text("reports/report.html")
                expectPlain(html)
                #expect(!html.contains("<script>alert"))
                if let showing { #expect(html.contains(showing), "the case shows nothing of what the service said") }
            }
        }

        private func expectPlain(_ text: String) {
            let steering = text.unicodeScalars.filter {
                ($0.value < 32 && $0 != "\n" && $0 != "\t") || (127..<160).contains($0.value) || $0.value == 0x202E
            }
            #expect(steering.isEmpty)
        }
    }
}
