@testable import CEL

/// Trees as text without places and numbers, to compare them.
enum SyntaxShape {
    static func of(_ source: String, macros: CELMacros = .all) throws -> String {
        of(try CELParser(macros: macros).parse(source))
    }

    static func of(_ node: CELExpression) -> String {
        switch node.kind {
        case .literal(let literal): of(literal)
        case .identifier(let name, let isAbsolute): (isAbsolute ? "." : "") + name.text
        case .select(let operand, let field, let isOptional):
            "(select\(isOptional ? "?" : "") \(of(operand)) \(field.text))"
        case .has(let operand, let field): "(has \(of(operand)) \(field.text))"
        case .index(let operand, let key, let isOptional):
            "(index\(isOptional ? "?" : "") \(of(operand)) \(of(key)))"
        case .unary(let unary, let operand): "(\(unary.rawValue) \(of(operand)))"
        case .binary(let binary, let left, let right): "(\(binary.rawValue) \(of(left)) \(of(right)))"
        case .and(let members): "(&&\(all(members)))"
        case .or(let members): "(||\(all(members)))"
        case .conditional(let condition, let then, let otherwise): "(?\(all([condition, then, otherwise])))"
        case .call(let name, let target, let arguments):
            target.map { "(call \(of($0)).\(name.text)\(all(arguments)))" } ?? "(call \(name.text)\(all(arguments)))"
        case .list(let elements):
            "[\(elements.map { ($0.isOptional ? "?" : "") + of($0.value) }.joined(separator: " "))]"
        case .map(let entries):
            "{\(entries.map { ($0.isOptional ? "?" : "") + of($0.key) + ":" + of($0.value) }.joined(separator: " "))}"
        case .message(let name, let fields):
            "\(name.text){\(fields.map { ($0.isOptional ? "?" : "") + $0.name.text + ":" + of($0.value) }.joined(separator: " "))}"
        case .comprehension(let it):
            "(\(it.kind.rawValue) \(of(it.range)) \(it.variable.text)\(it.secondVariable.map { "," + $0.text } ?? "")"
                + "\(it.condition.map { " if " + of($0) } ?? "") \(of(it.body)))"
        case .bind(let variable, let value, let body): "(bind \(variable.text)\(all([value, body])))"
        case .block(let slots, let body): "(block [\(all(slots))] \(of(body)))"
        case .optionalMap(let target, let variable, let body, let isFlat):
            "(\(isFlat ? "optFlatMap" : "optMap") \(of(target)) \(variable.text) \(of(body)))"
        }
    }

    private static func all(_ nodes: [CELExpression]) -> String { nodes.map { " " + of($0) }.joined() }

    private static func of(_ literal: CELLiteral) -> String {
        switch literal {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .uint(let value): "\(value)u"
        case .double(let value): "\(value)d"
        case .string(let value): "'\(value.unicodeScalars.map { "\($0.value)" }.joined(separator: ","))'"
        case .bytes(let value): "b\(value)"
        }
    }

    /// Every node of a tree.
    static func nodes(_ root: CELExpression) -> [CELExpression] {
        var nodes = [root]
        var position = 0
        while position < nodes.count {
            nodes += nodes[position].children
            position += 1
        }
        return nodes
    }

    /// What is wrong with the numbers and places of a tree; nil when they keep their promises.
    static func fault(in root: CELExpression, of source: String) -> String? {
        let nodes = nodes(root)
        if nodes.map(\.id).sorted() != Array(0..<nodes.count) { return "numbers are not dense: \(nodes.map(\.id))" }
        for node in nodes {
            guard node.span.lowerBound >= 0, node.span.upperBound <= source.utf8.count, !node.span.isEmpty else {
                return "a span is not in the source: \(node.span)"
            }
            for child in node.children where !node.span.contains(child.span) {
                return "a child at \(child.span) is not within \(node.span)"
            }
        }
        return nil
    }

    /// The diagnostics of a source that must not parse.
    static func diagnostics(
        _ source: String,
        limits: CELSyntaxLimits = CELSyntaxLimits(),
        macros: CELMacros = .all
    ) -> [CELDiagnostic] {
        do throws(CELSyntaxError) {
            _ = try CELParser(limits: limits, macros: macros).parse(source)
            return []
        } catch {
            return error.diagnostics
        }
    }
}
