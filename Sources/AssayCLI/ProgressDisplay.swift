import AssayEngine
import AssayModel
import Glibc
import Synchronization

/// Shows what a run tells: one line that changes on a terminal, plain lines elsewhere.
///
/// It writes to standard error, so
/// that standard output holds the report alone.
final class ProgressDisplay: Sendable {
    private struct State {
        var done = 0
        var total = 0
        var purpose = ""
        var hasOpenLine = false
    }

    private let state = Mutex(State())
    private let isLive: Bool
    private let isQuiet: Bool

    /// Makes a display.
    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isLive = Output.isErrorTerminal
    }

    /// Shows an event.
    func show(_ event: RunEvent) {
        guard !isQuiet else { return }
        state.withLock { state in
            switch event {
            case .began(let run, let isResumed):
                settle("\(isResumed ? "Going on with" : "Run") \(run)", &state)
            case .froze(let subject, let files):
                settle("Audited: \(subject.label), \(files) files", &state)
            case .probing(let purpose, let subjects):
                state.purpose = purpose
                state.done = 0
                state.total = subjects
                draw("", &state)
            case .observed(let subject, _):
                state.done += 1
                draw(subject, &state)
            case .caution(let text):
                settle("Caution: \(text)", &state)
            case .progress(let text):
                draw(text, &state)
            case .probed(let purpose, let subjects, let gaps):
                let missing = gaps.first.map { ", \(gaps.count) without evidence: \($0.detail)" } ?? ""
                state.total = 0
                settle("\(purpose): \(subjects)\(missing)", &state)
            case .judged(let checks):
                settle("Judged by \(checks) checks", &state)
            }
        }
    }

    /// Clears the line that changes.
    func finish() {
        state.withLock { state in
            if state.hasOpenLine { Output.error(bytes: Array("\r\u{1B}[2K".utf8)) }
            state.hasOpenLine = false
        }
    }

    private func settle(_ text: String, _ state: inout State) {
        let clear = state.hasOpenLine ? "\r\u{1B}[2K" : ""
        state.hasOpenLine = false
        Output.error(bytes: Array("\(clear)  \(Self.printable(text, width: 200))\n".utf8))
    }

    private func draw(_ detail: String, _ state: inout State) {
        guard isLive else { return }
        let filled = state.total > 0 ? state.done * 20 / state.total : 0
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        let text = Self.printable("\(state.purpose) \(state.done)/\(state.total) \(detail)", width: Output.width - 26)
        Output.error(bytes: Array("\r\u{1B}[2K  \(bar) \(text)".utf8))
        state.hasOpenLine = true
    }

    /// The text without characters that steer a terminal, cut to a width.
    private static func printable(_ text: String, width: Int) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: "�"
            default: scalar
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(max(width, 20)))
        return String(view)
    }
}
