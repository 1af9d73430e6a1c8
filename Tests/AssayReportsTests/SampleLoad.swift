@testable import AssayReports

/// A load of half a minute with a bad patch in it.
enum SampleLoad {
    static let browse = LoadSummary(
        name: "browse",
        request: "GET /products",
        scheduled: 6_000,
        completed: 5_968,
        errors: ["timeout": 21, "status 503": 11],
        rate: 198.9,
        latency: LoadSummary.Latency(
            p50: 18.4,
            p90: 96.2,
            p95: 240,
            p99: 812,
            p999: 1_430,
            max: 2_012,
            mean: 51.7
        ),
        generatorLag: 0.8,
        series: (0..<30)
            .map { second in
                let isBad = (17...20).contains(second)
                return LoadSummary.Second(
                    second: second,
                    completed: isBad ? 170 + second : 198 + second % 3,
                    errors: isBad ? 8 : 0,
                    p99: isBad ? 1_200 + Double(second * 20) : 90 + Double(second % 7) * 14
                )
            }
    )
}
