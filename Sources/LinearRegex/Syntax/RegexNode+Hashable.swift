/// Equality and hashing with a stack of their own: the derived ones would need half a megabyte for the deepest trees.
extension RegexNode {
    static func == (left: RegexNode, right: RegexNode) -> Bool {
        var pairs: [(RegexNode, RegexNode)] = []
        var pair = (left, right)
        while true {
            switch pair {
            case (.empty, .empty), (.never, .never):
                break
            case (.scalars(let first), .scalars(let second)):
                guard first == second else { return false }
            case (.assertion(let first), .assertion(let second)):
                guard first == second else { return false }
            case (.group(let first, let firstIndex), .group(let second, let secondIndex)):
                guard firstIndex == secondIndex else { return false }
                pairs.append((first, second))
            case (
                .repetition(let first, let low, let high, let greed),
                .repetition(let second, let low2, let high2, let greed2)
            ):
                guard low == low2, high == high2, greed == greed2 else { return false }
                pairs.append((first, second))
            case (.concatenation(let first), .concatenation(let second)),
                (.alternation(let first), .alternation(let second)):
                guard first.count == second.count else { return false }
                pairs.append(contentsOf: zip(first, second))
            default:
                return false
            }
            guard let next = pairs.popLast() else { return true }
            pair = next
        }
    }

    func hash(into hasher: inout Hasher) {
        var nodes: [RegexNode] = [self]
        while let node = nodes.popLast() {
            switch node {
            case .empty:
                hasher.combine(0)
            case .never:
                hasher.combine(1)
            case .scalars(let set):
                hasher.combine(2)
                hasher.combine(set)
            case .assertion(let assertion):
                hasher.combine(3)
                hasher.combine(assertion)
            case .group(let child, let index):
                hasher.combine(4)
                hasher.combine(index)
                nodes.append(child)
            case .concatenation(let children):
                hasher.combine(5)
                hasher.combine(children.count)
                nodes.append(contentsOf: children)
            case .alternation(let children):
                hasher.combine(6)
                hasher.combine(children.count)
                nodes.append(contentsOf: children)
            case .repetition(let child, let minimum, let maximum, let isGreedy):
                hasher.combine(7)
                hasher.combine(minimum)
                hasher.combine(maximum)
                hasher.combine(isGreedy)
                nodes.append(child)
            }
        }
    }
}
