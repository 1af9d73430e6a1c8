public import AssayModel

/// What one stage of an audit found by itself: the results of its checks, without a decision.
public struct StageReport: Codable, Sendable, Hashable {
    /// An operation that was called, or that was not, with the reason.
    public struct Operation: Codable, Sendable, Hashable {
        /// The method and path template.
        public var name: String
        /// The status of the answer; nil where there was none.
        public var status: Int?
        /// How long the answer took, in milliseconds.
        public var milliseconds: Double?
        /// Why the operation was not called or gave no answer.
        public var gap: String?

        /// Makes an operation.
        public init(name: String, status: Int? = nil, milliseconds: Double? = nil, gap: String? = nil) {
            self.name = name
            self.status = status
            self.milliseconds = milliseconds
            self.gap = gap
        }
    }

    /// The version of the shape, which grows as semantic versions do.
    public var schemaVersion = "1.0"
    /// The program that made the report.
    public var tool: AuditReport.Tool
    /// The command, such as `assay test`.
    public var command: String
    /// What was looked at, such as the path of an API description.
    public var subject: String
    /// The base URL of the running service; nil where none was called.
    public var target: String?
    /// When the stage began.
    public var startedAt: Instant
    /// When it ended.
    public var finishedAt: Instant
    /// What the user should know beside the results, as sentences.
    public var notes: [String]
    /// The operations in the order in which they were called.
    public var operations: [Operation]
    /// The results of the checks.
    public var results: [CheckResult]
    /// The least severity that fails the command.
    public var failOn: Severity

    /// Makes a report.
    public init(
        tool: AuditReport.Tool,
        command: String,
        subject: String,
        target: String? = nil,
        startedAt: Instant,
        finishedAt: Instant,
        notes: [String] = [],
        operations: [Operation] = [],
        results: [CheckResult],
        failOn: Severity = .high
    ) {
        self.tool = tool
        self.command = command
        self.subject = subject
        self.target = target
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.notes = notes
        self.operations = operations
        self.results = results
        self.failOn = failOn
    }
}

extension StageReport {
    /// What a stage comes to.
    public enum Conclusion: Sendable, Hashable {
        /// Nothing at or above the severity that fails the command, and everything that was asked is known.
        case clean
        /// Something at or above that severity.
        case findings
        /// Nothing such was found, but not everything could be assessed.
        case notAssessed

        /// The exit status: 0 clean, 1 findings, 3 not assessed.
        public var exitStatus: Int32 {
            switch self {
            case .clean: 0
            case .findings: 1
            case .notAssessed: 3
            }
        }
    }

    /// What the stage comes to.
    ///
    /// Clean means that everything is known: a check with a gap never counts as clean, nor does a stage in which nothing
    /// was judged.
    public var conclusion: Conclusion {
        if results.contains(where: { $0.findings.contains { $0.severity >= failOn } }) { return .findings }
        let isOpen = results.contains { result in
            if case .notAssessed = result.outcome { true } else { !result.gaps.isEmpty }
        }
        return isOpen || results.allSatisfy { $0.judged == 0 } ? .notAssessed : .clean
    }

    /// The findings, most severe first.
    var findings: [FindingRecord] {
        results.sortedFindings
    }

    /// The results in the order of their checks' ids.
    var sortedResults: [CheckResult] {
        results.sorted { $0.check < $1.check }
    }

    /// What could not be judged, the same subject and reason once with the checks that lack it.
    var gaps: [(gap: CheckResult.Gap, checks: [String])] {
        var gaps: [(gap: CheckResult.Gap, checks: [String])] = []
        var positions: [CheckResult.Gap: Int] = [:]
        for result in sortedResults {
            for gap in result.gaps {
                if let position = positions[gap] {
                    gaps[position].checks.append(result.check)
                } else {
                    positions[gap] = gaps.count
                    gaps.append((gap, [result.check]))
                }
            }
        }
        return gaps
    }

    /// How many checks came to which outcome, in words.
    var outcomesInWords: String {
        let words = ["pass", "partial", "fail", "not assessed", "not applicable"]
        let counts = Dictionary(results.map { ($0.outcome.label, 1) }, uniquingKeysWith: +)
        return words.compactMap { word in counts[word].map { "\($0) \(word)" } }.joined(separator: ", ")
    }
}

/// A form in which the report of a stage can be written.
public enum StageFormat: String, Sendable, Hashable, CaseIterable {
    /// For a terminal or a log.
    case text
    /// One JSON object, for programs.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// JUnit's XML, for continuous integration.
    case junit
    /// GitHub-flavoured Markdown, for pull requests.
    case markdown
}

extension StageReport {
    /// Writes the report; the same report, format and options give the same bytes.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - options: How to write it.
    /// - Returns: UTF-8, with a newline at its end.
    /// - Throws: ``ReportError`` where a number of the report is infinite or not a number and the form is JSON.
    public func rendered(
        as format: StageFormat,
        options: ReportOptions = ReportOptions()
    ) throws(ReportError) -> [UInt8] {
        switch format {
        case .text: Array(StageText(self, options).text.utf8)
        case .json: try json()
        case .sarif: SARIFReport(sarif, options).bytes()
        case .junit: Array(JUnitReport(self).text.utf8)
        case .markdown: Array(StageMarkdown(self).text.utf8)
        }
    }
}
