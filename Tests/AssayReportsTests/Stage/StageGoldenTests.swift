import Foundation
import Testing

@testable import AssayModel
@testable import AssayReports

/// The whole of each report of a stage, byte for byte.
///
/// `ASSAY_UPDATE_GOLDENS=1` writes the files anew.
@Suite("Golden reports of a stage")
struct StageGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Goldens")
    private static let updates = ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDENS"] == "1"

    @Test(
        "every format writes the sample as it did before",
        arguments: [
            (StageFormat.text, "stage.txt"), (.json, "stage.json"), (.sarif, "stage.sarif"), (.junit, "stage.xml"),
            (.markdown, "stage.md"),
        ]
    )
    func sample(format: StageFormat, name: String) throws {
        try compare(
            SampleStage.report.rendered(as: format, options: ReportOptions(checks: SampleCatalogue.checks)),
            name
        )
    }

    @Test("verbose coloured text writes the sample as it did before")
    func verbose() throws {
        let options = ReportOptions(colour: true, width: 72, isVerbose: true)
        try compare(SampleStage.report.rendered(as: .text, options: options), "stage.verbose.txt")
    }

    @Test("results in another order give the same bytes", arguments: StageFormat.allCases)
    func order(format: StageFormat) throws {
        let report = SampleStage.report
        #expect(
            try report.rendered(as: format) == (try SampleStage.of(report.results.reversed()).rendered(as: format))
        )
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
