import Foundation
import FoundationXML
import JSON
import Testing

@testable import AssayModel
@testable import AssayReports

@Suite("Hostile text in the report of a stage")
struct StageHostileTextTests {
    @Test("no format prints what steers a terminal or deceives the eye", arguments: HostileReport.texts)
    func visible(text: String) throws {
        for format in StageFormat.allCases {
            let options = HostileReport.options(text)
            let rendered = try SampleStage.hostile(text).text(format, options)
            #expect(rendered.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isDeceptive }, "\(format)")
        }
    }

    @Test("a terminal gets the same lines", arguments: HostileReport.texts)
    func lines(text: String) throws {
        func count(_ text: String) throws -> Int {
            var options = HostileReport.options(text)
            options.width = 100_000
            return try SampleStage.hostile(text).text(.text, options).utf8.count { $0 == 10 }
        }
        #expect(try count(text) == count("plain"))
    }

    @Test("JUnit's XML has the same elements, and says what was said", arguments: HostileReport.texts)
    func junit(text: String) throws {
        let plain = try elements(of: SampleStage.hostile("plain"))
        let hostile = try elements(of: SampleStage.hostile(text))
        #expect(hostile.names == plain.names)
        #expect(hostile.attributes.map { $0.keys.sorted() } == plain.attributes.map { $0.keys.sorted() })
        #expect(hostile.attributes.contains { $0["type"] == text.visible(limit: 2_000) })
    }

    @Test("Markdown keeps its lines and cells and starts nothing new", arguments: HostileReport.texts)
    func markdown(text: String) throws {
        let plain = try SampleStage.hostile("plain").text(.markdown).split(separator: "\n")
        let hostile = try SampleStage.hostile(text).text(.markdown).split(separator: "\n")
        #expect(hostile.count == plain.count)
        let joined = hostile.joined(separator: "\n")
        #expect(!joined.contains("://") && !joined.contains("www.") && !joined.contains("@everyone"))
        #expect(!joined.contains("<script") && !joined.contains("<img"))
    }

    @Test("JSON says exactly what was said", arguments: HostileReport.texts)
    func json(text: String) throws {
        let value = try SampleStage.hostile(text).json(.json)
        #expect(value["subject"] == .string(text) && value["target"] == .string(text))
        #expect(value["operations"]?[1]?["gap"] == .string(text))
        #expect(value["notes"] == [.string(text), .string(text)])
        let findings = try #require(value["findings"]?.array)
        #expect(!findings.isEmpty && findings.allSatisfy { $0["message"] == .string(text) })
    }

    @Test("a megabyte of text is cut in everything that people read", arguments: [StageFormat.text, .junit, .markdown])
    func megabyte(format: StageFormat) throws {
        let long = try SampleStage.hostile(String(repeating: "<", count: 1_000_000)).rendered(as: format).count
        #expect(long < 1_500_000)
    }

    private func elements(of report: StageReport) throws -> (names: [String], attributes: [[String: String]]) {
        let reader = ElementReader()
        let parser = XMLParser(data: Data(try report.rendered(as: .junit)))
        parser.delegate = reader
        let isWellFormed = parser.parse()
        #expect(isWellFormed, "\(parser.parserError.map { "\($0)" } ?? "")")
        return (reader.names, reader.attributes)
    }

    private final class ElementReader: NSObject, XMLParserDelegate {
        var names: [String] = []
        var attributes: [[String: String]] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            names.append(name)
            self.attributes.append(attributes)
        }
    }
}
