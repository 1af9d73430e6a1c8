import JSON
import Testing

@Suite("the kinds of the public parsing suites")
struct JSONParsingSuiteTests {
    @Test("what every parser must take is read, and survives writing", arguments: JSONParsingSuite.accepted)
    func accepts(text: JSONParsingSuite.Case) throws {
        let value = try JSONValue.parse(text.bytes)
        #expect(try JSONParser().document(text.bytes).value == value)
        #expect(try JSONValue.parse(value.serialized()) == value)
    }

    @Test("what every parser must refuse is refused, at a place in the text", arguments: JSONParsingSuite.refused)
    func refuses(text: JSONParsingSuite.Case) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text.bytes) }
        #expect((0...text.bytes.count).contains(error?.offset ?? -1))
        #expect(throws: JSONError.self) { try JSONParser().document(text.bytes) }
    }

    @Test(
        "what the standard leaves open is treated as documented",
        arguments: JSONParsingSuite.open + JSONParsingSuite.large
    )
    func treats(text: JSONParsingSuite.Case) throws {
        switch text.treatment {
        case .accepted:
            let value = try JSONValue.parse(text.bytes)
            #expect(try JSONValue.parse(value.serialized()) == value)
        case .refused:
            #expect(throws: JSONError.self) { try JSONValue.parse(text.bytes) }
            #expect(throws: JSONError.self) { try JSONParser().document(text.bytes) }
        }
    }

    @Test("the suite is as large as the public ones, and no name comes twice")
    func size() {
        let all = JSONParsingSuite.accepted + JSONParsingSuite.refused + JSONParsingSuite.open + JSONParsingSuite.large
        #expect(JSONParsingSuite.accepted.count >= 95)
        #expect(JSONParsingSuite.refused.count >= 188)
        #expect(JSONParsingSuite.open.count + JSONParsingSuite.large.count >= 35)
        #expect(Set(all.map(\.name)).count == all.count)
    }
}
