/// What a pattern of `.gitignore` says of a path, without its marks.
///
/// It is run as a set of states over the bytes of the path, so matching takes time linear in pattern × path whatever
/// the pattern is.
struct GlobExpression: Sendable, Hashable {
    private enum Element: Hashable, Sendable {
        /// One byte.
        case byte(UInt8)
        /// Any byte of a name.
        case any
        /// A byte of a name that is in the class, or is not.
        case member(of: ByteClass, isInverted: Bool)
        /// Any bytes of a name.
        case star
        /// Any bytes, slashes too: `**` between slashes.
        case deepStar
        /// A deep star and its slash follow, and may both be left out.
        case fork
    }

    private let elements: [Element]

    /// Reads a pattern; nil where git takes it for broken: an open bracket or a backslash at the end.
    ///
    /// - Parameters:
    ///   - pattern: The pattern without its marks.
    ///   - isPath: Whether it is matched against a path, not against a name.
    init?(_ pattern: [UInt8], isPath: Bool) {
        // Git compares what stands before the first special character as text, and matches the rest as a pattern of its
        // own: a `**` that follows text at once counts as one that follows a slash.
        let start = isPath ? pattern.firstIndex { "*?[\\".utf8.contains($0) } ?? pattern.count : 0
        var elements: [Element] = []
        var index = 0
        while index < pattern.count {
            let byte = pattern[index]
            index += 1
            switch byte {
            case UInt8(ascii: "?"): elements.append(.any)
            case UInt8(ascii: "\\"):
                guard index < pattern.count else { return nil }
                elements.append(.byte(pattern[index]))
                index += 1
            case UInt8(ascii: "["):
                let isInverted = index < pattern.count && "!^".utf8.contains(pattern[index])
                if isInverted { index += 1 }
                guard let byteClass = ByteClass(pattern, at: &index) else { return nil }
                elements.append(.member(of: byteClass, isInverted: isInverted))
            case UInt8(ascii: "*"):
                let first = index - 1
                while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
                let isAfterSlash = first == start || pattern[first - 1] == UInt8(ascii: "/")
                let isBeforeSlash =
                    index == pattern.count || pattern[index] == UInt8(ascii: "/")
                    || pattern[index...].starts(with: "\\/".utf8)
                let isDeep = index - first > 1 && isPath && isAfterSlash && isBeforeSlash
                if isDeep, index < pattern.count, pattern[index] == UInt8(ascii: "/") { elements.append(.fork) }
                elements.append(isDeep ? .deepStar : .star)
            default: elements.append(.byte(byte))
            }
        }
        self.elements = elements
    }

    /// Whether the whole text matches.
    func matches(_ text: [UInt8]) -> Bool {
        var states = [Bool](repeating: false, count: elements.count + 1)
        states[0] = true
        spread(&states)
        for byte in text {
            var next = [Bool](repeating: false, count: elements.count + 1)
            var isAlive = false
            for (index, element) in elements.enumerated() where states[index] {
                switch element {
                case .star where byte != UInt8(ascii: "/"), .deepStar: next[index] = true
                case .byte(let wanted) where wanted == byte: next[index + 1] = true
                case .any where byte != UInt8(ascii: "/"): next[index + 1] = true
                case .member(let byteClass, let isInverted)
                where byte != UInt8(ascii: "/") && byteClass.contains(byte) != isInverted:
                    next[index + 1] = true
                default: continue
                }
                isAlive = true
            }
            guard isAlive else { return false }
            spread(&next)
            states = next
        }
        return states[elements.count]
    }

    /// Adds the states that are reached without a byte.
    private func spread(_ states: inout [Bool]) {
        for (index, element) in elements.enumerated() where states[index] {
            switch element {
            case .star, .deepStar: states[index + 1] = true
            case .fork:
                states[index + 1] = true
                states[index + 3] = true
            case .byte, .any, .member: continue
            }
        }
    }
}
