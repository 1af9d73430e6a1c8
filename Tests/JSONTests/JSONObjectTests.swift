import JSON
import Testing

@Suite("objects")
struct JSONObjectTests {
    @Test("members keep their order, and setting a key again keeps its place", arguments: [3, 16, 17, 18, 100])
    func order(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = JSONValue(number) }
        object["k1"] = "changed"
        #expect(object.count == count)
        #expect(object.keys == (0..<count).map { "k\($0)" })
        #expect(object["k1"] == "changed")
        #expect(object["k\(count - 1)"] == (count == 2 ? "changed" : JSONValue(count - 1)))
        #expect(object["k\(count)"] == nil)
        #expect(object.map(\.key) == object.keys)
        #expect(object.map(\.value) == object.values)
    }

    @Test("setting nil removes a member, setting null does not", arguments: [2, 16, 17, 18, 40])
    func removal(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = JSONValue(number) }
        object["k0"] = nil
        object["absent"] = nil
        #expect(object.count == count - 1)
        #expect(object["k0"] == nil)
        for number in 1..<count { #expect(object["k\(number)"] == JSONValue(number)) }
        object["k1"] = JSONValue.null
        #expect(object["k1"] == .some(.null))
        #expect(object.count == count - 1)
    }

    @Test("an object behaves as a dictionary under random changes")
    func likeDictionary() {
        var generator = SeededGenerator(seed: 3)
        var object = JSONObject()
        var model: [String: JSONValue] = [:]
        for step in 0..<3_000 {
            let key = "k\(Int.random(in: 0..<40, using: &generator))"
            let value: JSONValue? = Int.random(in: 0..<3, using: &generator) == 0 ? nil : JSONValue(step)
            object[key] = value
            model[key] = value
            #expect(object.count == model.count)
            #expect(object[key] == model[key])
        }
        #expect(Dictionary(uniqueKeysWithValues: object.map { ($0.key, $0.value) }) == model)
    }

    @Test("objects are equal and hash alike in any order", arguments: [2, 17, 50])
    func equality(count: Int) {
        let members = (0..<count).map { ("k\($0)", JSONValue($0)) }
        let forward = JSONObject(members)
        var backward = JSONObject(members.reversed())
        #expect(forward == backward)
        #expect(forward.hashValue == backward.hashValue)
        backward["k0"] = "other"
        #expect(forward != backward)
        backward["k0"] = nil
        #expect(forward != backward)
        backward["other"] = 0
        #expect(forward != backward)
    }

    @Test("keys that only look alike are different keys")
    func canonicallyEquivalentKeys() {
        let object: JSONObject = ["\u{E9}": 1, "e\u{301}": 2]
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(JSONObject([("\u{E9}", 1)]) != JSONObject([("e\u{301}", 1)]))
    }

    @Test("the members of an object make another one")
    func derived() {
        let object: JSONObject = ["b": 1, "a": 2, "c": nil]
        #expect(JSONObject(object.filter { !$0.value.isNull }) == ["a": 2, "b": 1])
        #expect(JSONObject(object.sorted { $0.key < $1.key }).keys == ["a", "b", "c"])
    }

    @Test("a literal with equal keys keeps the last value")
    func literal() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object.description == #"{"a":3,"b":2}"#)
    }

    @Test("keys that look alike are told apart while they are read, and equal ones are found among them")
    func keysThatLookAlike() throws {
        // Same length, first, middle and last byte.
        let keys = (0..<40).map { "k\($0 / 10)-mid-\($0 % 10)k" } + ["", "é", "e\u{301}", "k"]
        let members = (keys + keys.prefix(7)).enumerated().map { "\"\($1)\": \($0)" }
        let text = "{\(members.joined(separator: ","))}"
        let object = try #require(try JSONValue.parse(text).object)
        #expect(object.keys == keys)
        #expect(object[keys[3]] == JSONValue(keys.count + 3))
        #expect(object[keys[20]] == 20)
        let repeated = try JSONParser().document(text).duplicateKeys.map(\.key)
        #expect(repeated == Array(keys.prefix(7)))
    }
}
