import AssayChecks
import AssayModel
import Testing

extension CheckCatalog {
    /// The ids, which name test cases better than the checks themselves.
    static let ids = checks.map(\.about.id)

    static func check(_ id: String) throws -> any Check {
        try #require(checks.first { $0.about.id == id })
    }
}

extension Check {
    /// What a check makes of an input, in words: the findings, or the reason why there is no judgement.
    func words(_ input: Input) -> [String] {
        switch Result(catching: { () throws(Unjudged) in try findings(in: input) }) {
        case .success(let findings): findings.map(\.description)
        case .failure(let why): ["unjudged: \(why.reason.rawValue)"]
        }
    }

    /// The findings; empty where there is no judgement.
    func found(_ input: Input) -> [Finding] {
        (try? findings(in: input)) ?? []
    }
}

extension Finding {
    /// Whether the message is one line of ordinary length without anything invisible.
    var isPresentable: Bool {
        message.unicodeScalars.allSatisfy { scalar in
            ![.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        } && (1...500).contains(message.unicodeScalars.count) && !anchor.isEmpty
    }
}

extension Sequence<Finding> {
    /// Whether all of them can be shown to a person.
    var arePresentable: Bool {
        allSatisfy(\.isPresentable)
    }
}

/// Texts that a hostile or broken service may send.
enum Hostile {
    static let deep = String(repeating: "[", count: 200_000)
    static let large = String(repeating: "a b/c.", count: 170_000)
    static let tags = String(repeating: "<a&", count: 300_000)
    static let controls = "\u{1B}[2J\u{0}\r\n\u{202E}evil\u{2028}\u{FEFF}"

    static let all = ["", deep, large, tags, controls, "{\"status\":" + deep, String(repeating: "\\", count: 300_000)]
}
