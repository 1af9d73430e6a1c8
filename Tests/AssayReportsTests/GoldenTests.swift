import Foundation
import Testing

@testable import AssayModel
@testable import AssayReports

/// The whole of each report, byte for byte.
///
/// `ASSAY_UPDATE_GOLDENS=1` writes the files anew.
@Suite("Golden reports")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    private static let updates = ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1"

    @Test("every format writes the sample as it did before", arguments: ReportFormat.allCases)
    func sample(format: ReportFormat) throws {
        let options = ReportOptions(
            checks: SampleCatalogue.checks,
            files: ["report.html", "report.json", "report.sarif"]
        )
        try compare(SampleReport.report.rendered(as: format, options: options), "sample.\(format.fileExtension)")
    }

    @Test("verbose coloured text writes the sample as it did before")
    func verbose() throws {
        let options = ReportOptions(colour: true, width: 72, isVerbose: true)
        try compare(SampleReport.report.rendered(as: .text, options: options), "sample.verbose.txt")
    }

    @Test("every format writes the empty report as it did before", arguments: [ReportFormat.text, .sarif, .markdown])
    func empty(format: ReportFormat) throws {
        try compare(SampleReport.empty.rendered(as: format), "empty.\(format.fileExtension)")
    }

    private func compare(_ bytes: [UInt8], _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if Self.updates { try Data(bytes).write(to: file) }
        let expected = try Data(contentsOf: file)
        let actual = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let difference = zip(actual, wanted).enumerated().first { $1.0 != $1.1 }
        #expect(difference == nil, "\(name): line \((difference?.offset ?? 0) + 1) differs")
        #expect(bytes == Array(expected), "\(name) differs")
    }
}
