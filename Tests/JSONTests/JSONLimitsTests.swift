import JSON
import Testing

@Suite("limits")
struct JSONLimitsTests {
    @Test("nesting is read up to the limit and refused beyond", arguments: [0, 1, 2, 128, JSONLimits.greatestDepth])
    func depth(limit: Int) throws {
        let parser = JSONParser(limits: JSONLimits(maxDepth: limit))
        func arrays(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + "0" + String(repeating: "]", count: depth)
        }
        func objects(_ depth: Int) -> String {
            String(repeating: "{\"a\":", count: depth) + "0" + String(repeating: "}", count: depth)
        }
        for make in [arrays, objects] {
            let value = try parser.parse(make(limit))
            #expect(value.text() == make(limit))
            #expect(try parser.document(make(limit)).value == value)
            #expect(Set([value, value]).count == 1)
            let error = #expect(throws: JSONError.self) { try parser.parse(make(limit + 1)) }
            #expect(error?.reason == .tooDeep(limit: limit))
        }
    }

    @Test("no limit allows more than the greatest depth or less than none")
    func clampsDepth() {
        #expect(JSONLimits(maxDepth: .max).maxDepth == JSONLimits.greatestDepth)
        #expect(JSONLimits(maxDepth: .min).maxDepth == 0)
    }

    @Test("a bomb of nesting is refused at the limit", arguments: ["[", "{\"a\":", "[[{\"a\":", "[{\"a\":["])
    func depthBomb(unit: String) {
        for limit in [128, Int.max] {
            let parser = JSONParser(limits: JSONLimits(maxDepth: limit))
            let bomb = String(repeating: unit, count: 100_000)
            let expected = JSONError.Reason.tooDeep(limit: min(limit, JSONLimits.greatestDepth))
            #expect(#expect(throws: JSONError.self) { try parser.parse(bomb) }?.reason == expected)
            #expect(#expect(throws: JSONError.self) { try parser.document(bomb) }?.reason == expected)
        }
    }

    @Test("siblings do not count as nesting")
    func siblings() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
        #expect(try JSONValue.parse(text, limits: JSONLimits(maxDepth: 3)).array?.count == 1_000)
    }

    @Test("a text of more bytes than the limit is refused")
    func bytes() throws {
        let limits = JSONLimits(maxBytes: 5)
        #expect(try JSONValue.parse("[1,2]", limits: limits) == [1, 2])
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("[1,2] ", limits: limits) }
        #expect(error?.reason == .tooManyBytes(limit: 5))
        #expect(throws: JSONError.self) { try JSONValue.parse("1", limits: JSONLimits(maxBytes: .min)) }
    }

    @Test("a text of more values than the limit is refused where the first of them stands")
    func values() throws {
        let limits = JSONLimits(maxValues: 4)
        #expect(try JSONValue.parse(#"[1,{"a":2}]"#, limits: limits) == [1, ["a": 2]])
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("[1,[2],3]", limits: limits) }
        #expect(error?.reason == .tooManyValues(limit: 4))
        #expect(error?.offset == 7)
    }

    @Test("a text cut off at any byte is refused and nothing worse")
    func truncated() throws {
        let text = #"{"a é😀": [1, -2.5e+10, true, false, null, "x\n\u00e9\ud83d\ude00"], "b": {"c": {}, "d": []}}"#
        let bytes = Array(text.utf8)
        _ = try JSONValue.parse(bytes)
        for length in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONValue.parse(bytes[..<length]) }
            #expect(throws: JSONError.self) { try JSONParser().document(Array(bytes[..<length])) }
        }
    }

    @Test("a text with one byte changed is read or refused alike by both parsers")
    func mutated() throws {
        var generator = SeededGenerator(seed: 7)
        let sample = Array(#"{"a":[1,-2.5e+10,true,null,"x\n\u00e9\ud83d\ude00é"],"b":{"c":{},"a":[]}}"#.utf8)
        let parser = JSONParser(allowsLoneSurrogates: true)
        for _ in 0..<5_000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let value = Result { () throws(JSONError) in try parser.parse(bytes) }
            let document = Result { () throws(JSONError) in try parser.document(bytes).value }
            #expect(value == document)
            if case .failure(let error) = value { #expect((0...bytes.count).contains(error.offset)) }
        }
    }

    @Test("many members with keys that look alike are told apart")
    func manyKeys() throws {
        // Orders of combining marks that String takes for equal, and would hash alike.
        let marks = ["\u{0323}", "\u{0307}", "\u{0331}"]
        var keys: [String] = []
        for number in 0..<729 {
            var key = "q"
            var rest = number
            for _ in 0..<6 {
                key += marks[rest % 3]
                rest /= 3
            }
            keys.append(key)
        }
        let text = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try JSONValue.parse(text).object?.count == 729)
        #expect(try JSONParser().document(text).duplicateKeys.isEmpty)
    }
}
