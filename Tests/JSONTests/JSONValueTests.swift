import JSON
import Testing

@Suite("values")
struct JSONValueTests {
    private let sample: JSONValue = [
        "null": nil, "bool": true, "int": 3, "double": 2.5, "string": "text", "array": [1, [2]],
        "object": ["key": "value"],
    ]

    @Test("an accessor gives the value of its kind")
    func accessors() {
        #expect(sample["null"]?.isNull == true)
        #expect(sample["bool"]?.bool == true)
        #expect(sample["int"]?.int == 3)
        #expect(sample["int"]?.double == 3)
        #expect(sample["double"]?.double == 2.5)
        #expect(sample["double"]?.number?.text == "2.5")
        #expect(sample["string"]?.string == "text")
        #expect(sample["array"]?.array?.count == 2)
        #expect(sample["array"]?[1]?[0] == 2)
        #expect(sample["object"]?["key"] == "value")
        #expect(sample.object?.count == 7)
    }

    @Test("an accessor gives nil for every other kind")
    func otherKinds() {
        #expect(sample["double"]?.int == nil)
        for key in ["null", "bool", "int", "double", "string", "array", "object"] {
            let value = sample[key]
            #expect(value != nil)
            #expect((value?.isNull == true) == (key == "null"))
            #expect((value?.bool != nil) == (key == "bool"))
            #expect((value?.number != nil) == ["int", "double"].contains(key))
            #expect((value?.int != nil) == (key == "int"))
            #expect((value?.double != nil) == ["int", "double"].contains(key))
            #expect((value?.string != nil) == (key == "string"))
            #expect((value?.array != nil) == (key == "array"))
            #expect((value?.object != nil) == (key == "object"))
            #expect((value?["key"] != nil) == (key == "object"))
            #expect((value?[0] != nil) == (key == "array"))
        }
    }

    @Test("an index out of range gives nil", arguments: [-1, 2, Int.max, Int.min])
    func outOfRange(index: Int) {
        #expect(sample["array"]?[index] == nil)
    }

    @Test("values of different kinds are never equal")
    func differentKinds() {
        let values: [JSONValue] = [nil, false, 0, "", [], [:], "0", [0], [nil], ["": nil], true, 1, "null"]
        #expect(Set(values).count == values.count)
        for (place, value) in values.enumerated() {
            #expect(values.firstIndex(of: value) == place)
        }
    }

    @Test("strings are compared by their scalars")
    func exactStrings() {
        #expect(JSONValue("\u{E9}") != JSONValue("e\u{301}"))
        #expect(JSONValue("\u{212B}") != JSONValue("\u{C5}"))
        #expect(JSONValue("é") == JSONValue("\u{E9}"))
        #expect(Set([JSONValue("\u{E9}"), JSONValue("e\u{301}")]).count == 2)
    }

    @Test("literals and initializers agree")
    func initializers() {
        #expect(JSONValue(true) == true)
        #expect(JSONValue("a") == "a")
        #expect(JSONValue(UInt64.max).description == "18446744073709551615")
        #expect(JSONValue(2.5 as Double) == 2.5)
        #expect("a\(1)" as JSONValue == "a1")
    }
}
