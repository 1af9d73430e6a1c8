extension ProgramDraft {
    /// What stands for a schema that takes everything.
    static let trivial: Int32 = -2

    /// Follows plain references, marks what applies to itself, and leaves out what takes everything.
    mutating func finish() {
        addDynamicEdges()
        markCycles()
        markTrivial()
        followAliases()
        rewrite()
    }

    private mutating func addDynamicEdges() {
        guard !dynamicReferences.isEmpty else { return }
        for node in nodes.indices {
            nodes[node].flags.insert(.entersScope)
            let run = nodes[node].literals
            for place in run.start..<run.start + run.count {
                let instruction = instructions[Int(place)]
                guard instruction.operation == .applyDynamic else { continue }
                let anchor = UInt64(dynamicReferences[Int(instruction.a)].anchor)
                for (key, target) in dynamicTargets where key & 0xFFFF_FFFF == anchor {
                    inPlaceEdges[node].append(target)
                    edges[node].append(target)
                }
            }
        }
    }

    /// Finds the strongly connected parts of the graph of what applies to the same value (Tarjan), without recursion.
    private mutating func markCycles() {
        let count = nodes.count
        var order = [Int](repeating: 0, count: count)
        var low = [Int](repeating: 0, count: count)
        var isOpen = [Bool](repeating: false, count: count)
        var stack: [Int] = []
        var next = 1
        var calls: [(node: Int, edge: Int)] = []
        for root in 0..<count where order[root] == 0 {
            calls.append((root, 0))
            while let (node, edge) = calls.last {
                if edge == 0 {
                    order[node] = next
                    low[node] = next
                    next += 1
                    stack.append(node)
                    isOpen[node] = true
                }
                if edge < inPlaceEdges[node].count {
                    calls[calls.count - 1].edge += 1
                    let target = Int(inPlaceEdges[node][edge])
                    if order[target] == 0 {
                        calls.append((target, 0))
                    } else if isOpen[target] {
                        low[node] = min(low[node], order[target])
                        if target == node { nodes[node].flags.insert(.isCyclic) }
                    }
                    continue
                }
                calls.removeLast()
                if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == order[node] else { continue }
                var members: [Int] = []
                while let member = stack.popLast() {
                    isOpen[member] = false
                    members.append(member)
                    if member == node { break }
                }
                if members.count > 1 { for member in members { nodes[member].flags.insert(.isCyclic) } }
            }
        }
    }

    private mutating func markTrivial() {
        for node in nodes.indices {
            let each = nodes[node]
            let count =
                each.literals.count + each.numbers.count + each.strings.count + each.arrays.count + each.objects.count
            if count == 0, each.types == .all { nodes[node].flags.insert(.isTrivial) }
        }
    }

    private mutating func followAliases() {
        aliases = nodes.indices.map { Int32($0) }
        for node in nodes.indices {
            var target = node
            // Only what is no part of a cycle is followed, so this ends.
            while let next = plainTarget(of: target) { target = next }
            aliases[node] = nodes[target].flags.contains(.isTrivial) ? Self.trivial : Int32(target)
        }
    }

    private func plainTarget(of node: Int) -> Int? {
        let each = nodes[node]
        guard each.types == .all, !each.flags.contains(.isCyclic), each.literals.count == 1,
            each.numbers.start == each.literals.start, each.strings.start == each.literals.start,
            each.arrays.start == each.literals.start, each.objects.start == each.literals.start
        else { return nil }
        let instruction = instructions[Int(each.literals.start)]
        guard instruction.operation == .apply else { return nil }
        // With dynamic references it matters which resources were gone through.
        if !dynamicReferences.isEmpty, nodes[Int(instruction.a)].resource != each.resource { return nil }
        return Int(instruction.a)
    }

    private mutating func rewrite() {
        plainLists = lists
        var isDone = [Bool](repeating: false, count: lists.count)
        for place in instructions.indices {
            var instruction = instructions[place]
            switch instruction.operation {
            case .apply, .not, .contains, .unevaluatedItems, .unevaluatedProperties, .propertyNames:
                instruction.a = alias(instruction.a)
            case .condition:
                instruction.a = alias(instruction.a)
                instruction.b = alias(instruction.b)
                instruction.c = alias(instruction.c)
            case .dependentSchema:
                instruction.b = alias(instruction.b)
            case .items:
                instruction.b = alias(instruction.b)
                rewriteList(instruction.a, &isDone)
            case .allOf, .anyOf, .oneOf:
                rewriteList(instruction.a, &isDone)
            default: break
            }
            instructions[place] = instruction
        }
        for place in properties.indices { properties[place].node = alias(properties[place].node) }
        for place in patternRules.indices { patternRules[place].node = alias(patternRules[place].node) }
        for place in objects.indices { objects[place].additional = alias(objects[place].additional) }
    }

    /// Several instructions may share a list.
    private mutating func rewriteList(_ list: Int32, _ isDone: inout [Bool]) {
        guard list >= 0, !isDone[Int(list)] else { return }
        isDone[Int(list)] = true
        let start = Int(list) + 1
        for place in start..<start + Int(lists[Int(list)]) { lists[place] = alias(lists[place]) }
    }

    private func alias(_ node: Int32) -> Int32 {
        node < 0 ? node : aliases[Int(node)]
    }
}
