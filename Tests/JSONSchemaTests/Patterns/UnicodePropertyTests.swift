import Testing

@testable import JSONSchema

@Suite("Unicode properties in patterns")
struct UnicodePropertyTests {
    private func set(_ name: String) throws -> PatternSet {
        guard case .set(let set) = UnicodeProperty(name) else {
            Issue.record("no set for \(name)")
            return PatternSet([])
        }
        return set
    }

    @Test("a set has what has the property, from the first code point to the last, and nothing else")
    func isExact() throws {
        let letters = try set("L")
        let upper = try set("Uppercase_Letter")
        let unassigned = try set("gc=Cn")
        let ignorable = try set("DI")
        let noncharacters = try set("Noncharacter_Code_Point")
        let letterCategories: Set<Unicode.GeneralCategory> = [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        ]
        // Every plane's ends, and what lies between them in steps that miss nothing systematic.
        var values = Array(stride(from: 0, through: PatternSet.maximum, by: 37))
        for plane in UInt32(0)...16 {
            let first = plane << 16
            values += [first, first + 0xFFFD, first + 0xFFFE, first + 0xFFFF]
        }
        for value in values {
            guard let properties = Unicode.Scalar(value)?.properties else { continue }
            let category = properties.generalCategory
            #expect(letters.contains(value) == letterCategories.contains(category), "\(value)")
            #expect(upper.contains(value) == (category == .uppercaseLetter), "\(value)")
            #expect(unassigned.contains(value) == (category == .unassigned), "\(value)")
            #expect(ignorable.contains(value) == properties.isDefaultIgnorableCodePoint, "\(value)")
            #expect(noncharacters.contains(value) == properties.isNoncharacterCodePoint, "\(value)")
        }
    }

    @Test("the categories are a partition")
    func partitions() throws {
        let names = ["L", "M", "N", "P", "S", "Z", "C"]
        var ranges: [ClosedRange<UInt32>] = []
        for name in names {
            let part = try set(name)
            #expect(PatternSet(ranges).isDisjoint(with: part), "\(name)")
            ranges += part.ranges
        }
        #expect(PatternSet(ranges) == .all)
        #expect(try set("Assigned").isDisjoint(with: set("Cn")))
    }

    @Test("scripts are known by both of their names, and only by those")
    func scripts() throws {
        let greek = try set("Script=Greek")
        #expect(try set("sc=Grek") == greek)
        #expect(greek.contains(0x3B1))
        #expect(greek.contains(0x1D245))
        #expect(!greek.contains(0x61))
        let han = try set("Script=Han")
        #expect(han.contains(0x4E00))
        #expect(han.contains(0x20000))
        #expect(!han.contains(0x3041))
        for name in ["Greek", "Script=greek", "Script=", "sc=Nope", "=", "", "L=L", "gc=Greek", "lu", "Any=1"] {
            guard case .unknown = UnicodeProperty(name) else {
                Issue.record("\(name) is known")
                continue
            }
        }
    }
}
