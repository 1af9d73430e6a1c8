import CEL

/// A tree as a list of words without places and numbers, so that two can be compared.
struct TreeShape: Equatable {
    private var words: [String] = []

    /// The shape of a tree.
    static func of(_ tree: CELExpression) -> TreeShape {
        var shape = TreeShape()
        var remaining = [tree]
        while let node = remaining.popLast() {
            shape.words.append("\(label(of: node.kind)) \(node.children.count)")
            remaining += node.children
        }
        return shape
    }

    /// What a node is apart from its children.
    private static func label(of kind: CELExpression.Kind) -> String {
        switch kind {
        case .literal(let literal): "literal \(label(of: literal))"
        case .identifier(let name, let isAbsolute): "identifier \(name.text) \(isAbsolute)"
        case .select(_, let field, let isOptional): "select \(field.text) \(isOptional)"
        case .has(_, let field): "has \(field.text)"
        case .index(_, _, let isOptional): "index \(isOptional)"
        case .unary(let unary, _): "unary \(unary.rawValue)"
        case .binary(let binary, _, _): "binary \(binary.rawValue)"
        case .and: "and"
        case .or: "or"
        case .conditional: "conditional"
        case .call(let name, let target, _): "call \(name.text) \(target != nil)"
        case .list(let elements): "list \(elements.map(\.isOptional))"
        case .map(let entries): "map \(entries.map(\.isOptional))"
        case .message(let name, let fields):
            "message \(name.text) \(fields.map { ($0.name.text, $0.isOptional) })"
        case .comprehension(let it):
            "\(it.kind) \(it.variable.text) \(it.secondVariable?.text ?? "-") \(it.condition != nil)"
        case .bind(let name, _, _): "bind \(name.text)"
        case .block: "block"
        case .optionalMap(_, let variable, _, let isFlat): "optional \(variable.text) \(isFlat)"
        }
    }

    /// Texts as numbers, as strings that are canonically equivalent are equal in Swift.
    private static func label(of literal: CELLiteral) -> String {
        switch literal {
        case .string(let text): "string \(text.unicodeScalars.map(\.value))"
        case .double(let value): "double \(value.bitPattern)"
        default: "\(literal)"
        }
    }
}
