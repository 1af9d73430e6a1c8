import JSON
import Testing

@testable import OpenAPI

@Suite("Forms in one line")
struct FormBodyTests {
    typealias Fixture = RequestFixture

    static func form(_ shape: ParameterShape, _ encoding: [String: OpenAPIEncoding] = [:]) -> FormBody {
        var content = OpenAPIMediaType(type: "application/x-www-form-urlencoded", place: Fixture.place)
        content.encoding = encoding
        return FormBody(content, shape)
    }

    static func encoding(
        _ style: OpenAPIStyle? = nil,
        explode: Bool? = nil,
        type: String? = nil
    ) -> OpenAPIEncoding {
        var encoding = OpenAPIEncoding()
        encoding.style = style
        encoding.explode = explode
        encoding.contentType = type
        return encoding
    }

    static let value: JSONValue = [
        "name": "a b&c", "tags": ["x", "y"], "address": ["city": "Zürich"], "count": 3, "none": .null,
    ]
    static let shape = Fixture.shape(object: [
        "name": Fixture.shape(.string), "tags": Fixture.shape(arrayOf: .string),
        "address": Fixture.shape(object: ["city": Fixture.shape(.string)]), "count": Fixture.shape(.integer),
    ])

    @Test("arrays repeat the name, objects are JSON, null is left out")
    func defaults() throws {
        let form = Self.form(Self.shape)
        let text = try form.text(of: Self.value)
        #expect(
            text == "name=a%20b%26c&tags=x&tags=y&address=%7B%22city%22%3A%22Z%C3%BCrich%22%7D&count=3"
        )
        var expected = try #require(Self.value.object)
        expected["none"] = nil
        #expect(Self.values(form, text).first == .object(expected))
    }

    static func values(_ form: FormBody, _ text: String) -> [JSONValue] {
        if case .values(let values) = form.reading(text[...]) { values } else { [] }
    }

    @Test("an encoding object decides style and media type of a property")
    func encoded() throws {
        let form = Self.form(
            Self.shape,
            [
                "tags": Self.encoding(.form, explode: false), "address": Self.encoding(.deepObject, explode: true),
                "name": Self.encoding(type: "application/json"),
            ]
        )
        let text = try form.text(of: ["name": "a", "tags": ["x", "y"], "address": ["city": "B"]])
        #expect(text == "name=%22a%22&tags=x,y&address%5Bcity%5D=B")
        #expect(Self.values(form, text).first == ["name": "a", "tags": ["x", "y"], "address": ["city": "B"]])
        #expect(throws: ParameterCodecError.self) { try form.text(of: ["address": ["city": ["deep"]]]) }
    }

    @Test("only objects are forms")
    func notAnObject() {
        #expect(throws: ParameterCodecError.self) { try Self.form(Self.shape).text(of: [1]) }
        #expect(throws: ParameterCodecError.null) { try Self.form(Self.shape).text(of: ["tags": [.null]]) }
    }

    @Test("a form with malformed escapes or of the wrong types cannot be read")
    func unreadable() {
        let form = Self.form(Self.shape)
        for text in ["name=%", "%zz=1", "count=x", "count=1&count=2", "name=%FF"] {
            #expect(Self.values(form, text).isEmpty, "\(text)")
        }
        #expect(Self.values(form, "") == [[:]])
        #expect(Self.values(form, "name=a+b&other=1").last == ["name": "a b", "other": "1"])
    }

    @Test("what is written reads as what it was written from")
    func roundTrip() throws {
        var generator = RequestTextGenerator(3)
        let shape = Fixture.shape(object: ["a": Fixture.shape(.string), "b": Fixture.shape(arrayOf: .string)])
        for _ in 0..<500 {
            let list = (0...generator.next(below: 3)).map { _ in JSONValue.string(generator.text()) }
            let value: JSONValue = ["a": .string(generator.text()), "b": .array(list)]
            let form = Self.form(shape)
            #expect(Self.values(form, try form.text(of: value)).first == value)
        }
    }
}
