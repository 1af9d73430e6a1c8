import LinearRegex
import Synchronization

/// What stands between the braces of `\p{…}`, spelt as ECMA-262 spells it.
enum UnicodeProperty {
    /// The code points that have the property.
    case set(PatternSet)
    /// A property of ECMA-262 that no table is at hand for.
    case unsupported
    /// No property of ECMA-262.
    case unknown

    private static let known = Mutex<[String: PatternSet]>([:])

    /// Finds the property of a name.
    init(_ name: String) {
        if let set = Self.known.withLock({ $0[name] }) {
            self = .set(set)
            return
        }
        self = Self.find(name)
        if case .set(let set) = self {
            Self.known.withLock { $0[name] = set }
        }
    }

    private static func find(_ name: String) -> UnicodeProperty {
        let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            if let categories = categories(of: name) { return .set(set(of: categories)) }
            return binary(name)
        }
        switch parts[0] {
        case "General_Category", "gc":
            guard let categories = categories(of: parts[1]) else { return .unknown }
            return .set(set(of: categories))
        case "Script", "sc":
            guard let script = scriptNames[parts[1]] else { return .unknown }
            return set(ofScript: script).map { .set($0) } ?? .unsupported
        case "Script_Extensions", "scx":
            return scriptNames[parts[1]] == nil ? .unknown : .unsupported
        default:
            return .unknown
        }
    }

    // MARK: - Collecting

    /// The code points that pass a test, surrogates left out, which no text holds.
    static func set(where passes: (Unicode.Scalar) -> Bool) -> PatternSet {
        var ranges: [ClosedRange<UInt32>] = []
        var start: UInt32?
        for block in blocks {
            var value = block.range.lowerBound
            while value <= block.range.upperBound {
                let end = block.isUniform ? block.range.upperBound : value
                let isMember = Unicode.Scalar(value).map(passes) ?? false
                if isMember, start == nil {
                    start = value
                } else if !isMember, let first = start {
                    ranges.append(first...value - 1)
                    start = nil
                }
                value = end + 1
            }
        }
        if let start { ranges.append(start...PatternSet.maximum) }
        return PatternSet(ranges)
    }

    /// All code points in order; those of a uniform block have the same properties, so that one need be asked.
    private static let blocks: [(range: ClosedRange<UInt32>, isUniform: Bool)] = {
        var blocks: [(range: ClosedRange<UInt32>, isUniform: Bool)] = [(0...0x3FFFF, false)]
        // Planes without characters end in two that are none for ever.
        for plane in UInt32(4)...16 {
            let first = plane << 16
            if plane == 14 {
                blocks += [(first...first | 0x0FFF, false), (first | 0x1000...first | 0xFFFD, true)]
            } else {
                blocks.append((first...first | 0xFFFD, true))
            }
            blocks.append((first | 0xFFFE...first | 0xFFFF, false))
        }
        return blocks
    }()

    private static func set(of categories: Set<Unicode.GeneralCategory>) -> PatternSet {
        let found = set { categories.contains($0.properties.generalCategory) }
        return categories.contains(.surrogate) ? PatternSet(found.ranges + [0xD800...0xDFFF]) : found
    }

    /// The set of a script, from the tables that the other engine has.
    static func set(ofScript name: String) -> PatternSet? {
        guard let regex = try? LinearRegex("\\p{\(name)}+") else { return nil }
        // No script has code points between the ideographs of plane 3 and the variation selectors of plane 14.
        var ranges: [ClosedRange<UInt32>] = []
        for block in [UInt32(0)...0xD7FF, 0xE000...0x323FF, 0xE0000...0xE0FFF] {
            var text: [UInt8] = []
            for value in block {
                guard let scalar = Unicode.Scalar(value) else { continue }
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
            for range in regex.allRanges(in: text) {
                let matched = String(decoding: text[range], as: UTF8.self).unicodeScalars
                guard let first = matched.first?.value else { continue }
                // No match runs over the surrogates, because no block does.
                ranges.append(first...first + UInt32(matched.count) - 1)
            }
        }
        return PatternSet(ranges)
    }
}
