import JSON
import Testing

@Suite("encoding")
struct JSONEncodingTests {
    @Test("every scalar has its JSON form")
    func scalars() throws {
        #expect(try JSONValue(encoding: true) == true)
        #expect(try JSONValue(encoding: "a") == "a")
        #expect(try JSONValue(encoding: Int8.min) == -128)
        #expect(try JSONValue(encoding: UInt64.max).description == "18446744073709551615")
        #expect(try JSONValue(encoding: Int64.min).description == "-9223372036854775808")
        #expect(try JSONValue(encoding: 0.1 as Double).description == "0.1")
        #expect(try JSONValue(encoding: 0.1 as Float).description == "0.1")
        #expect(try JSONValue(encoding: nil as Int?) == nil)
        #expect(try JSONValue(encoding: 5 as Int?) == 5)
        #expect(try JSONValue(encoding: [1, nil, 3] as [Int?]) == [1, nil, 3])
    }

    @Test("a structure becomes an object in the order of its properties, without its absent optionals")
    func structure() throws {
        let service = Service(name: "shop", port: 8000, tags: ["a"], owner: nil, limits: ["cpu": 0.5], levels: [.high])
        #expect(
            try JSONValue(encoding: service).text()
                == #"{"name":"shop","port":8000,"tags":["a"],"limits":{"cpu":0.5},"levels":["high"]}"#
        )
    }

    @Test("an enumeration with payloads has the shape that the compiler gives it")
    func enumeration() throws {
        #expect(try JSONValue(encoding: Outcome.pass) == ["pass": [:]])
        #expect(try JSONValue(encoding: Outcome.partial("why")) == ["partial": ["_0": "why"]])
        #expect(
            try JSONValue(encoding: Outcome.fail(code: 3, cause: .pass)) == [
                "fail": ["code": 3, "cause": ["pass": [:]]]
            ]
        )
    }

    @Test("dictionaries keyed by strings and integers become objects")
    func dictionaries() throws {
        #expect(try JSONValue(encoding: ["a": [1], "b": []]) == ["a": [1], "b": []])
        #expect(try JSONValue(encoding: [1: "x"]) == ["1": "x"])
        #expect(try JSONValue(encoding: [String: Int]()) == [:])
        #expect(try JSONValue(encoding: [Int]()) == [])
    }

    @Test("a subclass and its superclass are kept apart")
    func inheritance() throws {
        #expect(try JSONValue(encoding: Derived(base: 1, own: 2)) == ["own": 2, "super": ["base": 1]])
    }

    @Test("containers nested by hand are written where they belong")
    func nested() throws {
        #expect(
            try JSONValue(encoding: ByHand()) == [
                "list": [1, nil, ["x": "y"], [2]], "none": nil, "inner": ["a": true],
            ]
        )
    }

    @Test("values of this module keep their exact text inside other types")
    func exactValues() throws {
        let number = try #require(JSONNumber(text: "1.000000000000000000001"))
        let value = try JSONValue(encoding: ["n": JSONValue.number(number), "o": ["k": nil]])
        #expect(value["n"]?.number?.text == "1.000000000000000000001")
        #expect(value["o"] == ["k": nil])
        #expect(try JSONValue(encoding: [number]).text() == "[1.000000000000000000001]")
        #expect(try JSONValue(encoding: ["a": 1] as JSONObject) == ["a": 1])
    }

    @Test("a number that is not finite is refused with its path", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) {
        let error = #expect(throws: EncodingError.self) { try JSONValue(encoding: ["a": [0, number]]) }
        #expect(error.map(path) == ["a", "Index 1"])
        #expect(throws: EncodingError.self) { try JSONValue(encoding: Float(number)) }
    }

    @Test("a type that encodes nothing, or two things in one place, is refused")
    func misuse() {
        #expect(throws: EncodingError.self) { try JSONValue(encoding: Silent()) }
        let error = #expect(throws: EncodingError.self) { try JSONValue(encoding: ["a": Torn()]) }
        #expect(error.map(path) == ["a"])
    }

    private func path(of error: EncodingError) -> [String] {
        guard case .invalidValue(_, let context) = error else { return [] }
        return context.codingPath.map(\.stringValue)
    }
}

private struct ByHand: Encodable {
    enum Key: CodingKey { case list, none, inner, a, x }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        try list.encode(1)
        try list.encodeNil()
        var object = list.nestedContainer(keyedBy: Key.self)
        // Both containers are open at the same time on purpose.
        var inner = list.nestedUnkeyedContainer()
        try object.encode("y", forKey: .x)
        try inner.encode(2)
        #expect(list.count == 4)
        try container.encodeNil(forKey: .none)
        var again = encoder.container(keyedBy: Key.self).nestedContainerCopy(forKey: .inner)
        try again.encode(true, forKey: .a)
    }
}

extension KeyedEncodingContainer {
    fileprivate func nestedContainerCopy(forKey key: Key) -> KeyedEncodingContainer<Key> {
        var copy = self
        return copy.nestedContainer(keyedBy: Key.self, forKey: key)
    }
}

private struct Silent: Encodable {
    func encode(to encoder: any Encoder) throws {}
}

private struct Torn: Encodable {
    func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(1)
        var object = encoder.container(keyedBy: ByHand.Key.self)
        try object.encode(1, forKey: .a)
    }
}
