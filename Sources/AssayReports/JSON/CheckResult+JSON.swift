import AssayModel
import JSON

extension CheckResult {
    /// The result with its outcome as a word, and with its findings as fingerprints: they stand in full elsewhere.
    var json: JSONValue {
        var object: JSONObject = [
            "check": .string(check),
            "title": .string(title),
            "control": .string(control),
            "outcome": .string(outcome.word),
        ]
        switch outcome {
        case .pass, .partial, .fail:
            break
        case .notApplicable(let detail):
            object["detail"] = .string(detail)
        case .notAssessed(let why):
            object["reason"] = .string(why.reason.rawValue)
            object["detail"] = .string(why.detail)
        }
        object["judged"] = JSONValue(judged)
        object["gaps"] = .array(gaps.map(\.json))
        object["findings"] = .array(findings.map { .string($0.fingerprint.description) })
        object["evidence"] = .array(evidence.map { .string($0.description) })
        object.add("freshUntil", freshUntil?.description)
        return .object(object)
    }
}

extension CheckResult.Gap {
    fileprivate var json: JSONValue {
        ["subject": .string(subject), "reason": .string(why.reason.rawValue), "detail": .string(why.detail)]
    }
}

extension Outcome {
    /// The outcome as one word, for programs.
    var word: String {
        switch self {
        case .pass: "pass"
        case .partial: "partial"
        case .fail: "fail"
        case .notApplicable: "not-applicable"
        case .notAssessed: "not-assessed"
        }
    }
}
