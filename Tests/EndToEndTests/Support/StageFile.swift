import Foundation

/// What the tests read of a report of a stage in JSON.
struct StageFile: Decodable {
    struct Operation: Decodable {
        var name: String
        var status: Int?
        var gap: String?
    }

    var schemaVersion: String
    var command: String
    var subject: String
    var target: String?
    var conclusion: String
    var exitStatus: Int32
    var notes: [String]
    var operations: [Operation]
    var results: [ReportFile.CheckResult]
    var findings: [ReportFile.Finding]

    init(_ text: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }

    /// The operations with their statuses.
    var answers: [String: Int] {
        Dictionary(operations.map { ($0.name, $0.status ?? 0) }, uniquingKeysWith: { first, _ in first })
    }
}
