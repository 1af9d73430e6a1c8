import JSON
import YAML

/// Reads the command that starts the target.
struct StartCommand {
    static let phrase = "a command as a list such as [./serve, --port, \"8000\"]"

    /// What JSON Schema can say of a command.
    static var schema: JSONObject {
        let word = #"[^ \t='"`$|&;<>()*?\[\]{}~#!\\\n\r]"#
        let byte = #"[^'"`$|&;<>()*?\[\]{}~#!\\\n\r]"#
        let argument = JSONValue.object(Form<String>.argument.schema)
        return [
            "anyOf": [
                .object(.scalar(pattern: #"^[ \t]*"# + word + #"+([ \t]"# + byte + "*)?$")),
                [
                    "type": "array", "minItems": 1, "items": argument,
                    "prefixItems": [.object(.scalar(pattern: #"^[^\u0000]*[^\s\u0000][^\u0000]*$"#))],
                ],
            ]
        ]
    }

    let reader: SectionReader

    /// The words of the command; nil where it has a mistake.
    func words(of node: ConfigurationNode) -> [String]? {
        guard let scalar = node.scalar, !scalar.isNull else { return list(node) }
        guard let text = reader.read(node, as: .argument) else { return nil }
        let words = text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
        guard let first = words.first else {
            reader.mistakes.report("expected \(Self.phrase), found nothing", at: node.span)
            return nil
        }
        guard !text.utf8.contains(where: { Self.shellBytes.contains($0) }) else {
            let advice = "no shell is involved: write \(Self.phrase) without quotes, variables and operators"
            reader.mistakes.report(advice, at: node.span)
            return nil
        }
        guard !first.utf8.contains(UInt8(ascii: "=")) else {
            reader.mistakes.report("no shell is involved: name settings under 'env'", at: node.span)
            return nil
        }
        return words
    }

    private func list(_ node: ConfigurationNode) -> [String]? {
        guard reader.accepts(node, Self.phrase, \.isSequence) else { return nil }
        let words = node.items.compactMap { reader.read($0, as: .argument) }
        guard words.count == node.items.count else { return nil }
        guard let first = words.first, !first.trimmed.isEmpty else {
            reader.mistakes.report("expected \(Self.phrase), found no command", at: node.span)
            return nil
        }
        return words
    }

    private static let shellBytes = Array("'\"`$|&;<>()*?[]{}~#!\\\n\r".utf8)
}
