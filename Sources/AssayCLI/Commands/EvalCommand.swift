import ArgumentParser
import AssayBundle
import AssayEngine
import AssayExpressions
import AssayModel
import AssayReports
import CEL
import JSON

/// `assay eval`: an expression over a finished run.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluates an expression over a finished run.",
        discussion: """
            The expression is CEL over run, findings, checks, controls, score, load, loads, config and now; a condition is \
            judged as 'decision.must' would judge it. Exit status: 0 true, or a value that is no condition; 1 false; \
            3 unknown; 65 an expression that is not valid.
            """
    )

    /// The forms of the answer.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One line for people.
        case text
        /// One JSON object.
        case json
    }

    @Argument(help: "The expression, such as \"score.lo >= 80\".")
    var expression: String

    @Option(name: .customLong("run"), help: "The run's folder, as 'assay audit' prints it.")
    var folder: String

    @Option(help: "The moment to ask at, such as 2026-12-01T00:00:00Z or now; the run's decision by default.")
    var at: String?

    @Option(help: "The form of the answer: text or json.")
    var format: Format = .text

    @Flag(help: "Print the parts that decided the value, each with its own.")
    var explain = false

    func validate() throws {
        if let at, at != "now", Instant(at) == nil {
            throw ValidationError("--at takes a moment such as 2026-12-01T00:00:00Z, or now")
        }
    }

    func run() throws {
        let query = try compiled()
        let judgement = try RunJudgement(of: RunFolder(path: folder.withoutTrailingSlash))
        let moment = at.map { Instant($0) ?? Clock.now } ?? judgement.decidedAt ?? Clock.now
        let view = judgement.view(at: moment)
        let answer = query.answer(in: view)
        switch format {
        case .text:
            Output.line(answer.text)
            if explain { Output.line(query.explanation(in: view).visible(limit: 10_000, keepingLines: true)) }
        case .json: try Output.write(answer.json(of: expression).serialized(.pretty) + [UInt8(ascii: "\n")])
        }
        if answer.status != 0 { throw ExitCode(answer.status) }
    }

    private func compiled() throws -> Query {
        do throws(CELCompileError) {
            return try Query(expression, knowing: .ofThisVersion)
        } catch {
            for diagnostic in error.diagnostics {
                let place = CELSourcePosition(ofOffset: diagnostic.span.lowerBound, in: expression)
                Output.error("expression:\(place.line):\(place.column): \(diagnostic.message)")
                Output.error(diagnostic.marked(in: expression))
            }
            throw ExitCode(65)
        }
    }
}

extension Query.Answer {
    /// The exit status.
    fileprivate var status: Int32 {
        switch self {
        case .condition(let judgement):
            switch judgement.state {
            case .holds: 0
            case .fails: 1
            case .unknown: 3
            }
        case .value: 0
        case .none: 3
        }
    }

    /// The answer in a line.
    fileprivate var text: String {
        switch self {
        case .condition(let judgement):
            ["\(judgement.state.word)", judgement.reason].compactMap(\.self).joined(separator: ": ")
                .visible(limit: 4_000)
        case .value(let value): value.description.visible(limit: 4_000)
        case .none(let reason): "unknown: \(reason)".visible(limit: 4_000)
        }
    }

    /// The answer as one object.
    fileprivate func json(of expression: String) -> JSONValue {
        var object: JSONObject = ["schemaVersion": "1.0", "expression": .string(expression)]
        switch self {
        case .condition(let judgement):
            object["state"] = .string(judgement.state.word)
            object["value"] = judgement.state == .unknown ? .null : .bool(judgement.state == .holds)
            if let reason = judgement.reason { object["reason"] = .string(reason) }
        case .value(let value):
            object["state"] = "value"
            object["value"] = JSONValue(value)
        case .none(let reason):
            object["state"] = "unknown"
            object["value"] = .null
            object["reason"] = .string(reason)
        }
        return .object(object)
    }
}

extension CriterionJudgement.State {
    fileprivate var word: String {
        switch self {
        case .holds: "true"
        case .fails: "false"
        case .unknown: "unknown"
        }
    }
}

extension CELDiagnostic {
    /// The line of the source that the diagnostic is about, or the part of it around the place, with a mark under it.
    fileprivate func marked(in source: String) -> String {
        let bytes = Array(source.utf8)
        let start = min(max(span.lowerBound, 0), bytes.count)
        let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let end = min(max(span.upperBound, start), lineEnd)
        let before = Self.text(bytes[lineStart..<start]).unicodeScalars.suffix(50)
        let within = Self.text(bytes[start..<end]).unicodeScalars.prefix(50)
        let after = Self.text(bytes[end..<max(end, lineEnd)]).unicodeScalars.prefix(50)
        let line = [before, within, after].map { String(String.UnicodeScalarView($0)) }.joined()
        let mark = String(repeating: " ", count: before.count) + String(repeating: "^", count: max(1, within.count))
        return "  \(line.visible(limit: 200))\n  \(mark)"
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
