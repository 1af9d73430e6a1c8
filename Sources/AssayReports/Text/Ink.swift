import AssayDecision
import AssayModel

/// Colours text with the escape sequences of terminals, or leaves it alone.
struct Ink: Sendable {
    /// A way to set text apart.
    enum Style: String {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case boldRed = "1;31"
        case boldGreen = "1;32"
        case boldYellow = "1;33"
        case boldMagenta = "1;35"
    }

    let isOn: Bool

    func callAsFunction(_ style: Style, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Severity {
    var ink: Ink.Style {
        switch self {
        case .critical: .boldRed
        case .high: .red
        case .medium: .yellow
        case .low: .blue
        case .info: .faint
        }
    }
}

extension Verdict {
    var ink: Ink.Style {
        switch self {
        case .go: .boldGreen
        case .goWithMonitoring: .green
        case .conditionalGo: .boldYellow
        case .insufficientEvidence: .boldMagenta
        case .noGo: .boldRed
        }
    }
}
