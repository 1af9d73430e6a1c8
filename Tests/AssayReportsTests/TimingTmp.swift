import Testing
@testable import AssayReports
@Test func timingTmp() throws {
    let report = AuditReport.sample(findings: 5_000)
    let c = ContinuousClock()
    for f in ReportFormat.allCases {
        var n = 0
        let t = try c.measure { n = try report.rendered(as: f).count }
        print("TIMING", f, t, n)
    }
    print("TIMING findings", c.measure { _ = report.findings })
    let b = try report.rendered(as: .json)
    print("TIMING parse", try c.measure { _ = try report.json(.json); _ = b })
}
