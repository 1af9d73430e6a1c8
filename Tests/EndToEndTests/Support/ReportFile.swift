import Foundation

/// What the tests read of a report in JSON.
struct ReportFile: Decodable {
    struct Decision: Decodable {
        struct Must: Decodable {
            var id: String
            var state: String
        }

        struct Reason: Decodable {
            var kind: String
            var about: String
            var text: String
        }

        var verdict: String
        var lo: Double
        var hi: Double
        var isPreview: Bool
        var musts: [Must]
        var reasons: [Reason]
    }

    struct Finding: Decodable {
        struct Location: Decodable {
            var file: String
            var line: Int?
        }

        struct Request: Decodable {
            var operation: String
            var status: Int?
        }

        var check: String
        var severity: String
        var likelihood: String
        var category: String
        var message: String
        var remedy: String
        var fingerprint: String
        var references: [String]
        var location: Location?
        var request: Request?
        var evidence: [String]

        /// The file with its line, or the operation.
        var place: String {
            if let location { return location.file + (location.line.map { ":\($0)" } ?? "") }
            return request?.operation ?? ""
        }

        var line: String { "\(place): \(message) [\(check)]" }
    }

    struct CheckResult: Decodable {
        struct Gap: Decodable {
            var subject: String
            var reason: String
            var detail: String
        }

        var check: String
        var outcome: String
        var judged: Int
        var gaps: [Gap]
    }

    var schemaVersion: String
    var decision: Decision
    var results: [CheckResult]
    var findings: [Finding]

    init(_ data: Data) throws {
        self = try JSONDecoder().decode(Self.self, from: data)
    }

    /// The result of a check.
    func result(_ check: String) throws -> CheckResult {
        guard let result = results.first(where: { $0.check == check }) else {
            throw SupportError("the report holds no result of \(check)")
        }
        return result
    }

    /// The checks that found something.
    var finders: Set<String> { Set(findings.map(\.check)) }
}
