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

    /// The checks of the running target that passed, as opposed to those of the tree.
    var targetPasses: [String] {
        let areas: Set = ["functionality", "security", "performance"]
        let drills: Set = ["deployment.start", "deployment.health-truth", "deployment.graceful-stop"]
        return results.filter { $0.outcome == "pass" }.map(\.check)
            .filter { areas.contains(String($0.prefix { $0 != "." })) || drills.contains($0) }
    }
}

extension ReportFile {
    /// The exit status that belongs to the verdict.
    var status: Int32 {
        switch decision.verdict {
        case "GO", "GO WITH MONITORING": 0
        case "CONDITIONAL GO": 2
        case "NO-GO": 1
        default: 3
        }
    }
}
