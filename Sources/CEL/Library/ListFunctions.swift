/// What the lists and sets libraries do.
enum ListFunctions {
    /// The elements from one index up to another.
    static func slice(_ list: [CELValue], from start: Int64, to end: Int64) throws(CELFailure) -> [CELValue] {
        guard start >= 0, start <= end, end <= Int64(list.count) else {
            throw .invalidArgument("slice(\(start), \(end)) is no part of a list of \(list.count)")
        }
        return Array(list[Int(start)..<Int(end)])
    }

    /// The elements, lists among them replaced by their elements, so many levels deep.
    static func flattened(_ list: [CELValue], depth: Int64) throws(CELFailure) -> [CELValue] {
        guard depth >= 0 else { throw .invalidArgument("flatten: the depth \(depth) is negative") }
        var result: [CELValue] = []
        result.reserveCapacity(list.count)
        // A stack of its own, since a hostile value may be nested deeper than a thread's stack reaches.
        var open: [(list: [CELValue], next: Int)] = [(list, 0)]
        var steps = 0
        while let level = open.last {
            guard level.next < level.list.count else {
                open.removeLast()
                continue
            }
            open[open.count - 1].next += 1
            let element = level.list[level.next]
            if case .list(let inner) = element, Int64(open.count) <= depth {
                open.append((inner, 0))
                // Lists that are empty far down add nothing to the result, but can be without number.
                steps += 1
                if steps > max(LibraryBounds.steps, list.count) { throw .limitReached("steps") }
            } else {
                result.append(element)
                try LibraryBounds.check(elements: result.count, given: list.count)
            }
        }
        return result
    }

    /// The elements without those that equal an earlier one.
    static func distinct(_ list: [CELValue]) throws(CELFailure) -> [CELValue] {
        var seen = ValueSet()
        var result: [CELValue] = []
        for element in list where try seen.insert(element) { result.append(element) }
        return result
    }

    /// The whole numbers from 0 up to a number; none where that is negative.
    static func range(_ end: Int64) throws(CELFailure) -> [CELValue] {
        guard end > 0 else { return [] }
        guard end <= Int64(LibraryBounds.elements) else { throw .limitReached("memory") }
        return (0..<end).map { .int($0) }
    }

    /// Whether every element of the second list equals one of the first.
    static func contains(_ list: [CELValue], all others: [CELValue]) throws(CELFailure) -> Bool {
        if areFewScalars(others) { return others.allSatisfy { isElement($0, of: list) } }
        var set = try ValueSet(list)
        for other in others where !(try set.contains(other)) { return false }
        return true
    }

    /// Whether some element of one list equals one of the other.
    static func intersects(_ list: [CELValue], _ others: [CELValue]) throws(CELFailure) -> Bool {
        if areFewScalars(others) { return others.contains { isElement($0, of: list) } }
        var set = try ValueSet(list)
        for other in others where try set.contains(other) { return true }
        return false
    }

    /// Whether values are so few and so small that going through a list for each costs less than making a set.
    private static func areFewScalars(_ values: [CELValue]) -> Bool {
        values.count <= 8
            && values.allSatisfy { value in
                switch value {
                case .list, .map, .optional, .opaque: false
                default: true
                }
            }
    }

    private static func isElement(_ value: CELValue, of list: [CELValue]) -> Bool {
        list.contains { CELValue.isEqual($0, value) }
    }
}
