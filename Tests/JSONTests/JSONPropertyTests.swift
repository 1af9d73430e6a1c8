import JSON
import Testing

@Suite("properties over generated values")
struct JSONPropertyTests {
    private func values(seed: UInt64, count: Int = 200) -> [JSONValue] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in JSONValue.random(depth: 3, using: &generator) }
    }

    @Test("what is written reads back as the same value", arguments: [JSONStyle.compact, .pretty])
    func roundTrip(style: JSONStyle) throws {
        for value in values(seed: 1) {
            let read = try JSONValue.parse(value.serialized(style))
            #expect(read == value)
            #expect(read.hashValue == value.hashValue)
            #expect(read.serialized(style) == value.serialized(style))
            #expect(try JSONParser().document(value.serialized(style)).value == value)
        }
    }

    @Test("the canonical form of the canonical form is itself")
    func idempotent() throws {
        for value in values(seed: 2) {
            let once = value.serialized(.canonical)
            #expect(try JSONValue.parse(once).serialized(.canonical) == once)
        }
    }

    @Test("the order of members does not change the canonical form")
    func orderIndependent() throws {
        for value in values(seed: 4) {
            guard let object = value.object else { continue }
            let reversed = JSONValue.object(JSONObject(object.reversed()))
            #expect(reversed == value)
            #expect(reversed.serialized(.canonical) == value.serialized(.canonical))
        }
    }

    @Test("every double survives to the bit, but for the sign of zero in the canonical form")
    func doubles() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<5_000 {
            let double = Double(bitPattern: generator.next())
            guard let value = JSONValue(double) else { continue }
            #expect(try JSONValue.parse(value.serialized()).double?.bitPattern == double.bitPattern)
            #expect(try JSONValue.parse(value.serialized(.canonical)).double == double)
        }
    }

    @Test("a value passes through the coders unchanged")
    func coders() throws {
        for value in values(seed: 6, count: 100) {
            #expect(try JSONValue(encoding: value) == value)
            #expect(try value.decoded(as: JSONValue.self) == value)
        }
    }
}
