import CEL
import Testing

@Suite("explanations")
struct ExplanationTests {
    private static let values: [String: CELValue] = [
        "load": [
            "latency": ["p99": .duration(CELDuration(seconds: 0, nanoseconds: 812_000_000) ?? .zero)],
            "errorRate": 0.25,
        ],
        "config": ["hosts": [], "port": 80],
        "services": [
            ["name": "web", "replicas": 3], ["name": "mail", "replicas": 1], ["name": "old", "replicas": 0],
        ],
    ]

    @Test(
        "an explanation names the parts that decided, with their values",
        arguments: [
            (
                "load.latency.p99 < duration('500ms') && config.port == 80",
                """
                load.latency.p99 < duration('500ms') && config.port == 80 is false
                  load.latency.p99 < duration('500ms') is false
                    load.latency.p99 = 812ms
                """
            ),
            (
                "size(config.hosts) > 0 || config.port > 1023",
                """
                size(config.hosts) > 0 || config.port > 1023 is false
                  size(config.hosts) > 0 is false
                    size(config.hosts) = 0
                      config.hosts = []
                  config.port > 1023 is false
                    config.port = 80
                """
            ),
            (
                "services.all(s, s.replicas >= 2)",
                """
                services.all(s, s.replicas >= 2) is false
                  s = {"name": "mail", "replicas": 1} (element 1)
                    s.replicas = 1
                """
            ),
            (
                "services.exists(s, s.replicas > 5)",
                """
                services.exists(s, s.replicas > 5) is false (for none of 3)
                  services = [{"name": "web", "replicas": 3}, {"name": "mail", "replicas": 1}, {"name": "old", "replicas": 0}]
                """
            ),
            (
                "services.exists(i, s, i > 0 && s.replicas == 0)",
                """
                services.exists(i, s, i > 0 && s.replicas == 0) is true
                  s = {"name": "old", "replicas": 0} (i = 2)
                    i > 0 is true
                      i = 2
                    s.replicas == 0 is true
                      s.replicas = 0
                """
            ),
            (
                "services.all(s, s.name != '')",
                """
                services.all(s, s.name != '') is true (for all 3)
                  services = [{"name": "web", "replicas": 3}, {"name": "mail", "replicas": 1}, {"name": "old", "replicas": 0}]
                """
            ),
            (
                "config.port % 7 == 0 ? true : load.errorRate < 0.1",
                """
                config.port % 7 == 0 ? true : load.errorRate < 0.1 is false
                  config.port % 7 == 0 is false
                    config.port % 7 = 3
                      config.port = 80
                  load.errorRate < 0.1 is false
                    load.errorRate = 0.25
                """
            ),
            (
                "cel.bind(limit, config.port * 2, limit > 1000)",
                """
                cel.bind(limit, config.port * 2, limit > 1000) is false
                  limit = 160
                """
            ),
            (
                "!(config.port in [22, 80])",
                """
                !(config.port in [22, 80]) is false
                  config.port in [22, 80] is true
                    config.port = 80
                """
            ),
        ]
    )
    func parts(_ source: String, _ expected: String) throws {
        #expect(try Evaluations.explanation(source, Self.values).text() == expected)
    }

    @Test("a failure is shown with the place where it arose")
    func failures() throws {
        let explanation = try Evaluations.explanation("config.tls.version > 1 || config.port / 0 == 1", Self.values)
        #expect(
            explanation.text() == """
                config.tls.version > 1 || config.port / 0 == 1 failed: no such key: tls
                  config.tls.version > 1 failed: no such key: tls
                    config.tls.version failed: no such key: tls
                      config.tls failed: no such key: tls
                        config = {"hosts": [], "port": 80}
                  config.port / 0 == 1 failed: division by zero
                    config.port / 0 failed: division by zero
                      config.port = 80
                """
        )
        #expect(explanation.result == .failure(CELEvaluationError(.noSuchKey("tls"), at: 0..<10)))
        #expect(!explanation.isTrue)
    }

    @Test("the result is that of a plain evaluation")
    func result() throws {
        let explanation = try Evaluations.explanation("config.port", Self.values)
        #expect(explanation.result == .success(80))
        #expect(explanation.root.outcome == .value("80"))
        #expect(explanation.root.span == 0..<11)
        #expect(try Evaluations.explanation("config.port == 80", Self.values).isTrue)
    }

    @Test("long values and many lines are cut")
    func bounds() throws {
        let values: [String: CELValue] = [
            "t": .string(String(repeating: "long ", count: 100_000)), "n": .list((0..<500).map { .int($0) }),
        ]
        let members = (0..<300).map { "t == 'x\($0)'" }.joined(separator: " || ")
        let text = try Evaluations.explanation(members, values).text(maximumLines: 12)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 12)
        #expect(lines.last?.hasPrefix("… and ") == true)
        #expect(lines.allSatisfy { $0.unicodeScalars.count < 250 })
        #expect(try Evaluations.explanation("n.map(e, e + 1)", values).text().utf8.count < 2_000)
        #expect(try Evaluations.explanation("t ==\n\n   'x'", values).root.source == "t == 'x'")
    }

    @Test(
        "durations are shown as people write them",
        arguments: [
            (0, 0, "0s"), (0, 812_000_000, "812ms"), (0, 1_500, "1.5µs"), (0, 999, "999ns"), (90, 0, "1m30s"),
            (3_600, 0, "1h0m0s"), (-1, -500_000_000, "-1.5s"), (0, -2_000_000, "-2ms"), (5, 1, "5.000000001s"),
            (315_576_000_000, 0, "87660000h0m0s"),
        ] as [(Int64, Int32, String)]
    )
    func durations(_ seconds: Int64, _ nanoseconds: Int32, _ expected: String) throws {
        let duration = try #require(CELDuration(seconds: seconds, nanoseconds: nanoseconds))
        let root = try Evaluations.explanation("d", ["d": .duration(duration)]).root
        #expect(root.outcome == .value(expected))
    }
}
