import Foundation
import HTTPWire
import Testing

@Suite struct HTTPFieldsTests {
    private let fields: HTTPFields = ["Set-Cookie": "a", "X": "b", "set-cookie": "c"]

    @Test("lookup ignores ASCII case and keeps order")
    func lookup() {
        #expect(fields.first("SET-COOKIE") == "a")
        #expect(fields.all("Set-cookie") == ["a", "c"])
        #expect(fields.first("Y") == nil)
        #expect(fields.all("Y").isEmpty)
        #expect(fields.contains("x") && !fields.contains("xx"))
        #expect(fields.map(\.name) == ["Set-Cookie", "X", "set-cookie"])
    }

    @Test("case folding stays within ASCII letters")
    func folding() {
        #expect(!HTTPField("[", "").matches("{"))
        #expect(!HTTPField("K", "").matches("\u{212A}"))
        #expect(!HTTPField("\u{E4}", "").matches("\u{C4}"))
    }

    @Test("coding keeps lines, order and duplicates")
    func coding() throws {
        let data = try JSONEncoder().encode(fields)
        #expect(try JSONDecoder().decode(HTTPFields.self, from: data) == fields)
        #expect(String(decoding: data, as: UTF8.self).hasPrefix("["))
    }

    @Test("setting replaces every line of the name")
    func set() {
        var fields = fields
        fields.set("SET-COOKIE", to: "d")
        #expect(fields == ["X": "b", "SET-COOKIE": "d"])
        fields.append("X", "e")
        #expect(fields.all("x") == ["b", "e"])
    }
}
