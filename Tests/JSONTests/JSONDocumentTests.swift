import JSON
import Testing

@Suite("documents with places")
struct JSONDocumentTests {
    private let text = """
        {
          "name": "é",
          "list": [1, {"deep": null}, true],
          "empty": {}
        }
        """

    private func source(_ node: JSONNode?) throws -> String {
        let span = try #require(node?.span)
        return String(decoding: Array(text.utf8)[span], as: UTF8.self)
    }

    @Test("a node's span is its text without the white space around")
    func spans() throws {
        let root = try JSONParser().document("\n " + text + " \n").root
        #expect(root.span == 2..<(2 + text.utf8.count))
        let document = try JSONParser().document(text)
        #expect(try source(document.root["name"]) == "\"é\"")
        #expect(try source(document.root["list"]) == #"[1, {"deep": null}, true]"#)
        #expect(try source(document.root["list"]?[0]) == "1")
        #expect(try source(document.root["list"]?[1]?["deep"]) == "null")
        #expect(try source(document.root["list"]?[2]) == "true")
        #expect(try source(document.root["empty"]) == "{}")
        let key = try #require(document.root.members?.first?.keySpan)
        #expect(String(decoding: Array(text.utf8)[key], as: UTF8.self) == "\"name\"")
    }

    @Test("every node's text parses to the node's value")
    func spansAreComplete() throws {
        var pending = [try JSONParser().document(text).root]
        var visited = 0
        while let node = pending.popLast() {
            visited += 1
            #expect(try JSONValue.parse(try source(node)) == node.value)
            pending += node.elements ?? []
            pending += node.members?.map(\.value) ?? []
        }
        #expect(visited == 8)
    }

    @Test("a node's position is its line and column in bytes")
    func positions() throws {
        let document = try JSONParser().document(text)
        #expect(document.position(of: document.root).description == "1:1")
        #expect(document.position(of: try #require(document.root["name"])).description == "2:11")
        #expect(document.position(of: try #require(document.root["list"]?[1]?["deep"])).description == "3:24")
    }

    @Test("what is not there is nil")
    func absent() throws {
        let root = try JSONParser().document(text).root
        #expect(root["absent"] == nil)
        #expect(root[0] == nil)
        #expect(root["list"]?[3] == nil)
        #expect(root["list"]?[-1] == nil)
        #expect(root["list"]?["name"] == nil)
    }

    @Test("equal keys are reported with both places, in source order")
    func duplicates() throws {
        let document = try JSONParser()
            .document(
                "{\"a\": {\"x\": 1,\n\"x\": 2},\n \"b\": 0, \"\\u0061\": 3,\n\"a\": 4}"
            )
        #expect(
            document.duplicateKeys.map(\.description) == [
                #"2:1: duplicate key "x", first at 1:8"#, #"3:10: duplicate key "a", first at 1:2"#,
                #"4:1: duplicate key "a", first at 1:2"#,
            ]
        )
        #expect(document.duplicateKeys.first?.span == 15..<18)
        #expect(document.value == ["a": 4, "b": 0])
        #expect(document.root["a"]?.value == 4)
        #expect(document.root.members?.count == 4)
    }

    @Test("keys in different objects, or that only look alike, are no duplicates")
    func noDuplicates() throws {
        #expect(try JSONParser().document(#"[{"a":{"a":1}},{"a":2}]"#).duplicateKeys.isEmpty)
        #expect(try JSONParser().document("{\"\u{E9}\":1,\"e\u{301}\":2}").duplicateKeys.isEmpty)
    }
}
