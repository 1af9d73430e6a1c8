import JSON
import YAML

/// Turns the body of a sign-in from YAML into JSON, and sees to it that no secret stands in it.
struct LoginBody {
    let reader: SectionReader

    /// The compact text of the body; mistakes in it are reported.
    func text(of node: ConfigurationNode) -> String {
        value(of: node, isSecret: false).text(.compact)
    }

    private func value(of node: ConfigurationNode, isSecret: Bool) -> JSONValue {
        guard reader.acceptsTag(of: node) else { return .null }
        switch node.content {
        case .sequence(let items): return .array(items.map { value(of: $0, isSecret: isSecret) })
        case .mapping(let entries): return .object(members(entries, isSecret: isSecret))
        case .scalar(let scalar):
            let value = resolve(scalar, at: node.span)
            let isLiteral =
                switch value {
                case .string(let text): !text.isEmpty && !text.holdsSecretName
                case .number: true
                default: false
                }
            if isSecret, isLiteral { reader.mistakes.report(SecretText.advice, at: node.span) }
            return value
        }
    }

    private func members(_ entries: [MappingEntry], isSecret: Bool) -> JSONObject {
        var object = JSONObject()
        for entry in entries {
            guard let key = entry.key.scalar?.text else {
                reader.mistakes.report(
                    "a JSON member needs a name, found \(entry.key.found(quoting: false))",
                    at: entry.key.span
                )
                continue
            }
            // YAML tells 1 from "1"; JSON does not.
            if object[key] != nil {
                reader.mistakes.report("the member \(key.quoted) stands more than once", at: entry.key.span)
            }
            object[key] = value(of: entry.value, isSecret: isSecret || SecretText.isHeld(by: key))
        }
        return object
    }

    /// What a scalar means by the core schema of YAML 1.2; a number that JSON can write keeps its digits.
    private func resolve(_ scalar: ScalarNode, at span: SourceSpan) -> JSONValue {
        if scalar.isNull { return .null }
        if let flag = scalar.asBool() { return .bool(flag) }
        guard let number = scalar.asNumber() else { return .string(scalar.text) }
        if let exact = JSONNumber(text: scalar.text) { return .number(exact) }
        if let integer = scalar.asInteger() { return JSONValue(integer) }
        if let value = JSONValue(number) { return value }
        reader.mistakes.report("JSON has no number for \(scalar.text.quoted)", at: span)
        return .null
    }
}
