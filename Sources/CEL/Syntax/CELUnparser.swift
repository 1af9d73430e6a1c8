/// Writes expressions as text that parses to the same tree.
///
/// The text has the spaces and parentheses that are needed and no others. For a part of an expression that was parsed, its
/// own text in the source is usually the better one; see ``CELExpression/span``.
public struct CELUnparser {
    /// What is to be written, the next at the end: a stack of its own, so that no tree overflows the real one.
    private var remaining: [Piece]

    private enum Piece {
        case text(String)
        /// An expression, in parentheses where it binds less tightly than its place asks for.
        case node(CELExpression, Level)
    }

    /// The expression as text, from which a parser with the macros that the expression uses reads the same tree.
    public static func text(of expression: CELExpression) -> String {
        var unparser = CELUnparser(remaining: [.node(expression, .conditional)])
        var text = ""
        while let piece = unparser.remaining.popLast() {
            switch piece {
            case .text(let part): text += part
            case .node(let node, let level): unparser.remaining.append(contentsOf: pieces(of: node, level).reversed())
            }
        }
        return text
    }

    /// How tightly a form binds.
    private enum Level: Int, Comparable {
        case conditional, or, and, relation, sum, product, unary, member

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        /// The level that an operand on the right needs, as operators group to the left.
        var next: Level { Level(rawValue: rawValue + 1) ?? .member }
    }

    private static func level(of kind: CELExpression.Kind) -> Level {
        switch kind {
        case .conditional: .conditional
        case .or: .or
        case .and: .and
        case .binary(let binary, _, _):
            switch binary {
            case .add, .subtract: .sum
            case .multiply, .divide, .modulo: .product
            default: .relation
            }
        case .unary: .unary
        // A number is written in parentheses before a dot or after a sign: `(1).f()`, `-(1)`.
        case .literal(.int), .literal(.double), .literal(.uint): .unary
        default: .member
        }
    }

    // MARK: Nodes

    private static func pieces(of expression: CELExpression, _ least: Level) -> [Piece] {
        let kind = expression.kind
        let level = level(of: kind)
        guard level >= least else { return [.text("("), .node(expression, .conditional), .text(")")] }
        switch kind {
        case .literal(let literal): return [.text(literal.sourceText)]
        case .identifier(let name, let isAbsolute): return [.text((isAbsolute ? "." : "") + variable(name))]
        case .unary(let unary, let operand):
            // Signs of one kind may follow each other, signs of two may not.
            if case .unary(unary, _) = operand.kind { return [.text(unary.rawValue), .node(operand, .unary)] }
            return [.text(unary.rawValue), .node(operand, .member)]
        case .binary(let binary, let left, let right):
            return [.node(left, level), .text(" \(binary.rawValue) "), .node(right, level.next)]
        case .and(let members): return members.isEmpty ? [.text("true")] : list(members, " && ", level.next)
        case .or(let members): return members.isEmpty ? [.text("false")] : list(members, " || ", level.next)
        case .conditional(let condition, let then, let otherwise):
            return [
                .node(condition, .or), .text(" ? "), .node(then, .or), .text(" : "), .node(otherwise, .conditional),
            ]
        case .list, .map, .message: return aggregate(kind)
        case .comprehension(let comprehension): return self.comprehension(comprehension)
        default: return operation(kind)
        }
    }

    private static func aggregate(_ kind: CELExpression.Kind) -> [Piece] {
        switch kind {
        case .list(let elements):
            let pieces = joined(elements) { element in
                [.text(element.isOptional ? "?" : ""), .node(element.value, .conditional)]
            }
            return [.text("[")] + pieces + [.text("]")]
        case .map(let entries):
            let pieces = joined(entries) { entry in
                [
                    .text(entry.isOptional ? "?" : ""), .node(entry.key, .or), .text(": "),
                    .node(entry.value, .conditional),
                ]
            }
            return [.text("{")] + pieces + [.text("}")]
        case .message(let name, let fields):
            let pieces = joined(fields) { field in
                [
                    .text((field.isOptional ? "?" : "") + self.field(field.name) + ": "),
                    .node(field.value, .conditional),
                ]
            }
            return [.text(name.text + "{")] + pieces + [.text("}")]
        default: return []
        }
    }

    /// The pieces of what is written as a selection or a call.
    private static func operation(_ kind: CELExpression.Kind) -> [Piece] {
        switch kind {
        case .select(let operand, let name, let isOptional):
            [.node(operand, .member), .text((isOptional ? ".?" : ".") + field(name))]
        case .has(let operand, let name):
            [.text("has("), .node(operand, .member), .text("." + field(name) + ")")]
        case .index(let operand, let key, let isOptional):
            [.node(operand, .member), .text(isOptional ? "[?" : "["), .node(key, .conditional), .text("]")]
        case .call(let name, let target, let arguments):
            receiver(target) + [.text(name.text + "(")] + list(arguments) + [.text(")")]
        case .bind(let name, let value, let body):
            [.text("cel.bind(" + variable(name) + ", ")] + list([value, body]) + [.text(")")]
        case .block(let slots, let body):
            [.text("cel.block([")] + list(slots) + [.text("], "), .node(body, .conditional), .text(")")]
        case .optionalMap(let target, let name, let body, let isFlat):
            receiver(target) + [
                .text((isFlat ? "optFlatMap(" : "optMap(") + variable(name) + ", "), .node(body, .conditional),
                .text(")"),
            ]
        default: []
        }
    }

    private static func comprehension(_ it: CELComprehension) -> [Piece] {
        let variables = variable(it.variable) + ", " + (it.secondVariable.map { variable($0) + ", " } ?? "")
        let condition = it.condition.map { [Piece.node($0, .conditional), .text(", ")] } ?? []
        return receiver(it.range) + [.text(it.name.text + "(" + variables)] + condition
            + [.node(it.body, .conditional), .text(")")]
    }

    private static func receiver(_ target: CELExpression?) -> [Piece] {
        target.map { [.node($0, .member), .text(".")] } ?? []
    }

    private static func list(
        _ nodes: [CELExpression],
        _ separator: String = ", ",
        _ level: Level = .conditional
    ) -> [Piece] {
        joined(nodes, separator) { [.node($0, level)] }
    }

    private static func joined<Element>(
        _ elements: [Element],
        _ separator: String = ", ",
        _ pieces: (Element) -> [Piece]
    ) -> [Piece] {
        var result: [Piece] = []
        for (position, element) in elements.enumerated() {
            if position > 0 { result.append(.text(separator)) }
            result += pieces(element)
        }
        return result
    }

    // MARK: Names

    /// The name of a variable; those that only optimisers write have the form of a call.
    private static func variable(_ name: CELName) -> String {
        let parts = name.text.split(separator: ":")
        if name.text.hasPrefix("@index") { return "cel.index(\(name.text.dropFirst("@index".count)))" }
        if parts.count == 3, parts[0] == "@it" { return "cel.iterVar(\(parts[1]), \(parts[2]))" }
        if parts.count == 3, parts[0] == "@ac" { return "cel.accuVar(\(parts[1]), \(parts[2]))" }
        return name.text
    }

    /// The name of a field, in backquotes where it needs them.
    private static func field(_ name: CELName) -> String {
        let bytes = name.text.utf8
        let isPlain = bytes.first.map { !$0.isDigit } ?? false
        let isKeyword = ["in", "true", "false", "null"].contains(name.text)
        return isPlain && !isKeyword && bytes.allSatisfy(\.isWordByte) ? name.text : "`\(name.text)`"
    }
}

extension CELExpression: CustomStringConvertible {
    /// The expression as text, see ``CELUnparser``.
    public var description: String { CELUnparser.text(of: self) }
}
