import JSON
import Testing

@Suite("decoding")
struct JSONDecodingTests {
    private func decode<Value: Decodable>(_ text: String, as type: Value.Type) throws -> Value {
        try JSONValue.parse(text).decoded(as: type)
    }

    private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
        let text = try JSONValue(encoding: value).serialized()
        #expect(try JSONValue.parse(text).decoded(as: Value.self) == value)
    }

    @Test("structures, enumerations and dictionaries survive")
    func roundTrips() throws {
        let owner = Owner(mail: "a@b", manager: [Owner(mail: "c@d", manager: nil), Owner(mail: "", manager: [])])
        try roundTrip(
            Service(name: "é", port: .max, tags: [], owner: owner, limits: ["a": 0.1, "b": -1e300], levels: [.low])
        )
        try roundTrip([Outcome.pass, .partial("\n"), .fail(code: -1, cause: .fail(code: 2, cause: nil))])
        try roundTrip(["a": ["b": [1, nil, 3]]] as [String: [String: [Int?]]])
        try roundTrip([1: Level.low, -2: .high])
        try roundTrip([Level.low: [1], .high: []])
        try roundTrip([UInt64.max, 0])
        try roundTrip([Int64.min, .max])
        try roundTrip([Float.pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
        try roundTrip([nil, [nil], [1]] as [[Int?]?])
        try roundTrip(Set(["a", "b"]))
        try roundTrip(0..<3)
    }

    @Test("a subclass and its superclass survive")
    func inheritance() throws {
        let derived = try decode(#"{"own":2,"super":{"base":1}}"#, as: Derived.self)
        #expect(derived.base == 1)
        #expect(derived.own == 2)
        #expect(throws: DecodingError.self) { try decode(#"{"own":2}"#, as: Derived.self) }
    }

    @Test("an optional is nil where its member is null or missing")
    func optionals() throws {
        #expect(try decode(#"{"mail":"a"}"#, as: Owner.self).manager == nil)
        #expect(try decode(#"{"mail":"a","manager":null}"#, as: Owner.self).manager == nil)
        #expect(try decode("null", as: Int?.self) == nil)
        #expect(try decode("1", as: Int?.self) == 1)
    }

    @Test("integers are exact in any spelling")
    func integers() throws {
        #expect(try decode("1.0", as: Int.self) == 1)
        #expect(try decode("[255,2.55e2]", as: [UInt8].self) == [255, 255])
        #expect(try decode("9007199254740993", as: Int64.self) == 9_007_199_254_740_993)
    }

    @Test("a number that does not fit is corrupt data", arguments: ["256", "-1", "1.5", "1e400"])
    func doesNotFit(text: String) {
        let error = #expect(throws: DecodingError.self) { try decode("[\(text)]", as: [UInt8].self) }
        guard case .dataCorrupted(let context)? = error else {
            Issue.record("expected corrupt data, found \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.intValue) == [0])
        #expect(context.debugDescription.contains(text))
    }

    @Test("floating-point numbers beyond the range are refused, not infinite")
    func infinite() throws {
        #expect(throws: DecodingError.self) { try decode("1e400", as: Double.self) }
        #expect(throws: DecodingError.self) { try decode("1e39", as: Float.self) }
        #expect(try decode("1e38", as: Float.self) == 1e38)
        #expect(try decode("7", as: Double.self) == 7)
    }

    @Test("an error names the path of keys and indices")
    func paths() throws {
        let text = #"{"name":"","port":1,"tags":["a",2],"limits":{},"levels":[]}"#
        let error = #expect(throws: DecodingError.self) { try decode(text, as: Service.self) }
        guard case .typeMismatch(let type, let context)? = error else {
            Issue.record("expected a mismatch, found \(String(describing: error))")
            return
        }
        #expect(ObjectIdentifier(type) == ObjectIdentifier(String.self))
        #expect(context.codingPath.map(\.stringValue) == ["tags", "Index 1"])
        #expect(context.debugDescription == "expected String, found a number")
    }

    @Test("null where a value must be is a missing value, and an absent member a missing key")
    func missing() {
        if case .valueNotFound(let type, let context)? = #expect(
            throws: DecodingError.self,
            performing: { try decode(#"{"mail":null}"#, as: Owner.self) }
        ) {
            #expect(ObjectIdentifier(type) == ObjectIdentifier(String.self))
            #expect(context.codingPath.map(\.stringValue) == ["mail"])
        } else {
            Issue.record("expected a missing value")
        }
        if case .keyNotFound(let key, _)? = #expect(
            throws: DecodingError.self,
            performing: { try decode("{}", as: Owner.self) }
        ) {
            #expect(key.stringValue == "mail")
        } else {
            Issue.record("expected a missing key")
        }
    }

    @Test(
        "JSON of another shape is refused",
        arguments: [
            "[]", "1", "null", #"{"pass":{},"partial":{"_0":""}}"#, #"{"other":{}}"#, #"{"partial":{}}"#,
            #"{"fail":{"code":"1"}}"#, "{}",
        ]
    )
    func otherShapes(text: String) {
        #expect(throws: DecodingError.self) { try decode(text, as: Outcome.self) }
    }

    @Test("an unknown raw value is refused")
    func rawValues() throws {
        #expect(try decode(#""high""#, as: Level.self) == .high)
        #expect(throws: DecodingError.self) { try decode(#""middle""#, as: Level.self) }
    }

    @Test("an array that ends early is a missing value, and a failed element is not skipped")
    func unkeyed() throws {
        #expect(try decode("[1,\"a\",null,[2],{\"mail\":\"x\"}]", as: Mixed.self).owner.mail == "x")
        #expect(throws: DecodingError.self) { try decode("[1,\"a\",null,[2]]", as: Mixed.self) }
        #expect(throws: DecodingError.self) { try decode("[]", as: Mixed.self) }
    }

    @Test("values of this module decode as they are")
    func ownValues() throws {
        let texts = try decode(#"{"n":1.50,"o":{"b":1,"a":[]}}"#, as: [String: JSONValue].self)
        #expect(texts["n"]?.number?.text == "1.50")
        #expect(texts["o"]?.object?.keys == ["b", "a"])
        #expect(try decode("[1e400]", as: [JSONNumber].self).first?.text == "1e400")
        #expect(try decode(#"{"a":1}"#, as: JSONObject.self) == ["a": 1])
        #expect(throws: DecodingError.self) { try decode("[]", as: JSONObject.self) }
        #expect(throws: DecodingError.self) { try decode("[]", as: JSONNumber.self) }
    }
}

private struct Mixed: Decodable {
    let owner: Owner

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        #expect(throws: DecodingError.self) { try container.decode(String.self) }
        _ = try container.decode(Int.self)
        #expect(container.currentIndex == 1)
        #expect(try container.decodeNil() == false)
        _ = try container.decode(String.self)
        #expect(try container.decodeNil())
        var nested = try container.nestedUnkeyedContainer()
        #expect(try nested.decode(Int.self) == 2)
        #expect(nested.isAtEnd)
        owner = try container.decode(Owner.self)
        #expect(container.isAtEnd)
    }
}
