import CEL

/// Something of a run that a criterion asks about and that may be incomplete.
///
/// A criterion that holds on what is known proves nothing about what is not: that no critical finding is open says little
/// where half of the checks could not look.
enum CriterionDependency: Hashable, Sendable {
    /// The results of all checks: `findings`, or `checks` as a whole.
    case allChecks
    /// The result of one check.
    case check(String)
    /// The results of the checks of one control.
    case control(String)
    /// The paced runs.
    case load
    /// The settings of the deployed profile.
    case settings
}

/// Finds out what a checked expression asks about.
struct CriterionDependencies {
    private let checked: CELChecked
    /// What it asks about.
    private(set) var all: Set<CriterionDependency> = []
    /// The ids of checks and controls that it names, with their places.
    private(set) var namedChecks: [CELName] = []
    private(set) var namedControls: [CELName] = []
    /// Whether it asks about each paced run in turn.
    private(set) var usesLoad = false

    init(of checked: CELChecked) {
        self.checked = checked
        visit(checked.expression, raises: true)
    }

    /// A diagnostic for each id of a check or control that does not exist.
    func unknownNames(given names: KnownNames) -> [CELDiagnostic] {
        Self.unknown(namedChecks, "check", among: names.checks)
            + Self.unknown(namedControls, "control", among: names.controls)
    }

    private static func unknown(_ named: [CELName], _ what: String, among known: [String]?) -> [CELDiagnostic] {
        guard let known else { return [] }
        return named.filter { !known.contains($0.text) }
            .map { name in
                let near = NameSuggestion.text(for: name.text, among: known)
                return CELDiagnostic("there is no \(what) '\(name.text)'\(near)", at: name.span)
            }
    }

    /// Visits a node; `raises` where the node being true can only make the whole true.
    private mutating func visit(_ node: CELExpression, raises: Bool) {
        switch node.kind {
        case .and(let members), .or(let members):
            for member in members { visit(member, raises: raises) }
        case .binary(let comparison, let left, let right) where raises && isFloor(comparison, left, right):
            // What is known can only grow, so a floor under it holds whatever else comes to light.
            break
        case .index(let base, let key, _):
            if let root = root(of: base), case .literal(.string(let id)) = key.kind, root == "checks" {
                all.insert(.check(id))
                namedChecks.append(CELName(id, span: key.span))
            } else if let root = root(of: base), case .literal(.string(let id)) = key.kind, root == "controls" {
                all.insert(.control(id))
                namedControls.append(CELName(id, span: key.span))
            } else {
                visit(base, raises: false)
                visit(key, raises: false)
            }
        default:
            if let root = root(of: node) { note(root) }
            for child in node.children { visit(child, raises: false) }
        }
    }

    private mutating func note(_ root: String) {
        switch root {
        case "findings", "checks", "controls", "score": all.insert(.allChecks)
        case "load":
            usesLoad = true
            all.insert(.load)
        case "loads": all.insert(.load)
        case "config": all.insert(.settings)
        default: break
        }
    }

    /// The variable that a node is, where it is one of the environment.
    private func root(of node: CELExpression) -> String? {
        guard case .identifier = node.kind, case .variable(let variable) = checked.reference(of: node) else {
            return nil
        }
        return variable.name
    }

    /// Whether a comparison puts a number under the known points: `score.lo >= 85`, `20 < score.security.lo`.
    private func isFloor(_ comparison: CELBinaryOperator, _ left: CELExpression, _ right: CELExpression) -> Bool {
        switch comparison {
        case .greater, .greaterOrEqual: isKnownPoints(left) && isNumber(right)
        case .less, .lessOrEqual: isNumber(left) && isKnownPoints(right)
        default: false
        }
    }

    private func isKnownPoints(_ node: CELExpression) -> Bool {
        guard case .select(let operand, let field, false) = node.kind, field.text == "lo" else { return false }
        if root(of: operand) == "score" { return true }
        guard case .select(let base, _, false) = operand.kind else { return false }
        return root(of: base) == "score"
    }

    private func isNumber(_ node: CELExpression) -> Bool {
        switch node.kind {
        case .literal(.int), .literal(.uint), .literal(.double): true
        default: false
        }
    }
}
