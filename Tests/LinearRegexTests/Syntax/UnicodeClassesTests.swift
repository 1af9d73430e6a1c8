import Testing

@testable import LinearRegex

@Suite("Unicode classes and cases")
struct UnicodeClassesTests {
    private static let categories = UnicodeClasses.names.filter { $0.utf8.count == 2 && $0 != "Yi" }
    private static let scripts = UnicodeClasses.names.filter { $0.utf8.count > 3 || $0 == "Lao" || $0 == "Yi" }

    @Test("each code point is in one category and one script at most")
    func partition() throws {
        for names in [Self.categories, Self.scripts] {
            var seen = ScalarSet()
            var sum = 0
            for name in names {
                let set = try #require(UnicodeClasses.named(name))
                #expect(!set.isEmpty, "\(name)")
                sum += set.count
                seen = seen.union(set)
            }
            #expect(seen.count == sum)
        }
    }

    @Test("the categories are those of Swift's own tables where both know the code point")
    func agreesWithSwift() throws {
        let letters = try #require(UnicodeClasses.named("L"))
        let digits = try #require(UnicodeClasses.named("Nd"))
        let uppercase = try #require(UnicodeClasses.named("Lu"))
        // The planes in which nothing was assigned lately.
        for value in UInt32(0)..<0x2C00 {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 14 else { continue }
            let category = scalar.properties.generalCategory
            #expect(digits.contains(value) == (category == .decimalNumber), "U+\(String(value, radix: 16))")
            #expect(uppercase.contains(value) == (category == .uppercaseLetter), "U+\(String(value, radix: 16))")
            let isLetter = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
                .contains(category)
            #expect(letters.contains(value) == isLetter, "U+\(String(value, radix: 16))")
        }
    }

    @Test("a major category is the union of its minor ones", arguments: ["C", "L", "M", "N", "P", "S", "Z"])
    func majors(name: String) throws {
        let minors = Self.categories.filter { $0.hasPrefix(name) }.compactMap { UnicodeClasses.named($0) }
        #expect(minors.count > 1)
        #expect(try #require(UnicodeClasses.named(name)) == minors.reduce(ScalarSet()) { $0.union($1) })
    }

    @Test(
        "names are spelt as Unicode spells them",
        arguments: ["", "l", "LU", "greek", "Greek ", "Zzzz", "Cn", "LC", "X", "."]
    )
    func unknown(name: String) {
        #expect(UnicodeClasses.named(name) == nil)
    }

    @Test(
        "scripts have their letters",
        arguments: [
            ("Greek", 0x3B1), ("Latin", 0x61), ("Han", 0x65E5), ("Cyrillic", 0x416), ("Hiragana", 0x3042),
            ("Common", 0x21),
            ("Zanabazar_Square", 0x11A00), ("Inherited", 0x300),
        ]
    )
    func scripts(name: String, member: Int) throws {
        #expect(try #require(UnicodeClasses.named(name)).contains(UInt32(member)))
    }

    @Test("orbits are closed: every member leads to the same orbit")
    func orbits() {
        var sizes: Set<Int> = []
        for value in [UInt32(0)...0x600, 0x1C80...0x2200, 0xA640...0xA7D0, 0x1E900...0x1E943].joined() {
            let orbit = ScalarSet(value...value).caseFolded
            guard orbit.count > 1 else { continue }
            sizes.insert(orbit.count)
            for member in orbit.ranges.joined() {
                #expect(ScalarSet(member...member).caseFolded == orbit, "U+\(String(value, radix: 16))")
            }
        }
        #expect(sizes == [2, 3, 4])
    }

    @Test("folding a set is folding each of its members")
    func folding() {
        for start in stride(from: UInt32(0), to: 0x2000, by: 61) {
            let range = start...(start + 90)
            var builder = ScalarSetBuilder()
            for member in range {
                builder.insert(ScalarSet(member...member).caseFolded)
            }
            #expect(ScalarSet(range).caseFolded == builder.set)
        }
        #expect(ScalarSet.all.caseFolded == .all)
        #expect(ScalarSet().caseFolded.isEmpty)
    }
}
