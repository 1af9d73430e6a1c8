import Foundation
import JSON
import Testing

@Suite("the coders of Foundation")
struct ForeignCodersTests {
    private let value: JSONValue = [
        "null": nil, "yes": true, "one": 1, "big": .number(JSONNumber(UInt64.max)), "half": 0.5, "text": "é",
        "list": [0, [], ["": false]],
    ]

    @Test("a value passes through another encoder and decoder")
    func roundTrip() throws {
        let data = try JSONEncoder().encode(value)
        #expect(try JSONValue.parse([UInt8](data)) == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
        let object = try #require(value.object)
        #expect(try JSONDecoder().decode(JSONObject.self, from: try JSONEncoder().encode(object)) == object)
    }

    @Test("a number that another encoder cannot hold is refused")
    func outOfRange() throws {
        let number = try #require(JSONNumber(text: "1e400"))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode([number]) }
    }

    @Test("Foundation reads what is written here")
    func foundationReads() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<50 {
            let value = JSONValue.array([.random(depth: 2, using: &generator)])
            for style in [JSONStyle.compact, .pretty, .canonical] {
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(value.serialized(style))) }
            }
        }
    }
}
