import JSON
import Testing

@testable import OpenAPI

@Suite("Values of parameters are written by the tables of the specification")
struct ParameterWritingTests {
    typealias Fixture = RequestFixture

    static let list: JSONValue = ["blue", "black", "brown"]
    static let map: JSONValue = ["R": 100, "G": 200, "B": 150]

    struct Row: Sendable, CustomTestStringConvertible {
        var location: OpenAPIParameter.Location
        var style: OpenAPIStyle
        var explode: Bool
        var value: JSONValue
        var text: String?

        init(
            _ location: OpenAPIParameter.Location,
            _ style: OpenAPIStyle,
            _ explode: Bool,
            _ value: JSONValue,
            _ text: String?
        ) {
            (self.location, self.style, self.explode) = (location, style, explode)
            (self.value, self.text) = (value, text)
        }

        var testDescription: String { "\(location) \(style) \(explode) \(value)" }
    }

    static let rows: [Row] = [
        Row(.path, .matrix, false, "", ";color"),
        Row(.path, .matrix, false, "blue", ";color=blue"),
        Row(.path, .matrix, false, list, ";color=blue,black,brown"),
        Row(.path, .matrix, false, map, ";color=R,100,G,200,B,150"),
        Row(.path, .matrix, true, "", ";color"),
        Row(.path, .matrix, true, "blue", ";color=blue"),
        Row(.path, .matrix, true, list, ";color=blue;color=black;color=brown"),
        Row(.path, .matrix, true, map, ";R=100;G=200;B=150"),
        Row(.path, .label, false, "", "."),
        Row(.path, .label, false, "blue", ".blue"),
        Row(.path, .label, false, list, ".blue,black,brown"),
        Row(.path, .label, false, map, ".R,100,G,200,B,150"),
        Row(.path, .label, true, list, ".blue.black.brown"),
        Row(.path, .label, true, map, ".R=100.G=200.B=150"),
        Row(.path, .simple, false, "blue", "blue"),
        Row(.path, .simple, false, list, "blue,black,brown"),
        Row(.path, .simple, false, map, "R,100,G,200,B,150"),
        Row(.path, .simple, true, list, "blue,black,brown"),
        Row(.path, .simple, true, map, "R=100,G=200,B=150"),
        Row(.query, .form, false, "", "color="),
        Row(.query, .form, false, "blue", "color=blue"),
        Row(.query, .form, false, list, "color=blue,black,brown"),
        Row(.query, .form, false, map, "color=R,100,G,200,B,150"),
        Row(.query, .form, true, "", "color="),
        Row(.query, .form, true, list, "color=blue&color=black&color=brown"),
        Row(.query, .form, true, map, "R=100&G=200&B=150"),
        Row(.query, .spaceDelimited, false, list, "color=blue%20black%20brown"),
        Row(.query, .spaceDelimited, false, map, "color=R%20100%20G%20200%20B%20150"),
        Row(.query, .pipeDelimited, false, list, "color=blue%7Cblack%7Cbrown"),
        Row(.query, .pipeDelimited, false, map, "color=R%7C100%7CG%7C200%7CB%7C150"),
        Row(.query, .tabDelimited, false, list, "color=blue%09black%09brown"),
        Row(.query, .deepObject, true, map, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        Row(.query, .deepObject, false, map, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        Row(.header, .simple, false, list, "blue,black,brown"),
        Row(.header, .simple, true, map, "R=100,G=200,B=150"),
        Row(.header, .pipeDelimited, false, list, "blue|black|brown"),
        Row(.cookie, .form, false, list, "color=blue,black,brown"),
        Row(.cookie, .form, true, "blue", "color=blue"),
        Row(.cookie, .cookie, true, list, "color=blue; color=black; color=brown"),
        Row(.cookie, .cookie, true, map, "R=100; G=200; B=150"),
        Row(.cookie, .cookie, false, list, "color=blue,black,brown"),
        // RFC 6570 takes lists and maps without content for undefined: nothing is written.
        Row(.query, .form, true, [], nil),
        Row(.path, .simple, false, [:], nil),
        // Escapes.
        Row(.path, .simple, false, "a/b c?é", "a%2Fb%20c%3F%C3%A9"),
        Row(.path, .simple, false, ["a,b", "c"], "a%2Cb,c"),
        Row(.query, .form, true, "a+b&c=d #", "color=a%2Bb%26c%3Dd%20%23"),
        Row(.query, .form, true, 1.5, "color=1.5"),
        Row(.query, .form, true, 1.0, "color=1"),
        Row(.query, .form, true, true, "color=true"),
        Row(.cookie, .form, true, "a;b", "color=a%3Bb"),
        Row(.header, .simple, false, "a,b; c=\"d\"", "a,b; c=\"d\""),
    ]

    @Test("a value is written as the table says", arguments: rows)
    func table(_ row: Row) throws {
        let parameter = Fixture.parameter(row.location, row.style, explode: row.explode)
        #expect(try ParameterCodec.text(of: row.value, for: parameter) == row.text)
    }

    @Test("reserved characters stay where they are allowed, but for those that end what they stand in")
    func reserved() throws {
        var parameter = Fixture.parameter(.query, .form, explode: true)
        parameter.allowsReserved = true
        #expect(
            try ParameterCodec.text(of: "/a:b?c@d=e&f+g#h%20", for: parameter) == "color=/a:b?c@d=e%26f%2Bg%23h%2520"
        )
        parameter = Fixture.parameter(.path, .simple, explode: false)
        parameter.allowsReserved = true
        #expect(try ParameterCodec.text(of: "a:b@c/d?e", for: parameter) == "a:b@c%2Fd%3Fe")
    }

    @Test("a form that the specification leaves undefined is refused")
    func undefined() {
        for (location, style, explode, value) in [
            (.path, .form, false, "x"), (.path, .deepObject, true, Self.map), (.path, .cookie, false, "x"),
            (.query, .matrix, false, "x"), (.query, .label, false, "x"), (.query, .simple, false, "x"),
            (.query, .spaceDelimited, true, Self.list), (.query, .pipeDelimited, false, "x"),
            (.query, .deepObject, true, Self.list), (.query, .deepObject, true, "x"),
            (.header, .form, false, "x"), (.header, .matrix, false, "x"), (.cookie, .simple, false, "x"),
            (.cookie, .form, true, Self.list), (.cookie, .form, true, Self.map),
        ] as [(OpenAPIParameter.Location, OpenAPIStyle, Bool, JSONValue)] {
            let parameter = Fixture.parameter(location, style, explode: explode)
            #expect(throws: ParameterCodecError.self, "\(location) \(style)") {
                try ParameterCodec.text(of: value, for: parameter)
            }
        }
    }

    @Test("what would read as another value is refused")
    func ambiguous() {
        func refuses(
            _ value: JSONValue,
            _ location: OpenAPIParameter.Location,
            _ style: OpenAPIStyle,
            _ explode: Bool,
            _ error: ParameterCodecError
        ) {
            #expect(throws: error) {
                try ParameterCodec.text(of: value, for: Fixture.parameter(location, style, explode: explode))
            }
        }
        refuses(["a,b"], .header, .simple, false, .delimiter(","))
        refuses(["a=b": 1], .header, .simple, true, .delimiter("="))
        refuses(["a b"], .query, .spaceDelimited, false, .delimiter(" "))
        refuses(["a|b"], .query, .pipeDelimited, false, .delimiter("|"))
        refuses(["a.b"], .path, .label, true, .delimiter("."))
        refuses([""], .path, .simple, false, .onlyEmptyElement)
        refuses(.null, .query, .form, true, .null)
        refuses([.null], .query, .form, true, .null)
        refuses([[1]], .query, .form, true, .nested(style: .form))
        refuses(["a": ["b": 1]], .query, .deepObject, true, .nested(style: .deepObject))
    }

    @Test(
        "what would end a field or a cookie never reaches the wire",
        arguments: ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b", "\u{7F}", "é", " a", "a\t"]
    )
    func injection(_ text: String) {
        let header = Fixture.parameter(.header, .simple, explode: false)
        #expect(throws: ParameterCodecError.character(location: "header")) {
            try ParameterCodec.text(of: .string(text), for: header)
        }
        #expect(throws: ParameterCodecError.self) {
            try ParameterCodec.text(of: [.string(text), "b"], for: header)
        }
        let cookie = Fixture.parameter(.cookie, .cookie, explode: true)
        #expect(throws: ParameterCodecError.character(location: "cookie")) {
            try ParameterCodec.text(of: .string(text), for: cookie)
        }
    }

    @Test("a name that cannot travel is refused in fields and cookies and escaped in queries")
    func names() throws {
        for name in ["a\r\nb", "a b", "", "a:b", "é"] {
            for (location, style) in [(.header, .simple), (.cookie, .form)]
                as [(OpenAPIParameter.Location, OpenAPIStyle)]
            {
                #expect(throws: ParameterCodecError.name(name, location: location.rawValue)) {
                    try ParameterCodec.text(
                        of: "x",
                        for: Fixture.parameter(location, style, explode: false, name: name)
                    )
                }
            }
        }
        let query = Fixture.parameter(.query, .form, explode: true, name: "a\r\n&=b[]")
        #expect(try ParameterCodec.text(of: "x", for: query) == "a%0D%0A%26%3Db%5B%5D=x")
        let exploded = Fixture.parameter(.cookie, .cookie, explode: true)
        #expect(throws: ParameterCodecError.name("a;b", location: "cookie")) {
            try ParameterCodec.text(of: ["a;b": 1], for: exploded)
        }
    }

    @Test("a document is written by its media type, in ASCII where it is a field")
    func documents() throws {
        var parameter = Fixture.parameter(.query, .form, explode: true, name: "filter")
        parameter.content = OpenAPIMediaType(type: "application/json", place: Fixture.place)
        #expect(
            try ParameterCodec.text(of: ["a": [1, "é"]], for: parameter)
                == "filter=%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D"
        )
        parameter.location = .header
        #expect(try ParameterCodec.text(of: ["a": "é🦊\r\n"], for: parameter) == #"{"a":"\u00e9\ud83e\udd8a\r\n"}"#)
        parameter.content?.type = "application/xml"
        #expect(throws: ParameterCodecError.mediaType("application/xml")) {
            try ParameterCodec.text(of: "x", for: parameter)
        }
        parameter = Fixture.parameter(.querystring, .form, explode: true)
        parameter.content = OpenAPIMediaType(type: "application/x-www-form-urlencoded", place: Fixture.place)
        #expect(try ParameterCodec.text(of: ["a": 1, "b": ["x", "y z"]], for: parameter) == "a=1&b=x&b=y%20z")
        parameter.content?.type = "application/json"
        #expect(try ParameterCodec.text(of: [1, true], for: parameter) == "%5B1%2Ctrue%5D")
    }

    @Test("a huge value is written in time in proportion to its size")
    func huge() throws {
        let elements = (0..<50_000).map { JSONValue.string("value \($0)") }
        let parameter = Fixture.parameter(.query, .form, explode: false)
        let text = try #require(try ParameterCodec.text(of: .array(elements), for: parameter))
        let shape = Fixture.shape(arrayOf: .string)
        #expect(Fixture.values(text, parameter, shape) == [.array(elements)])
    }
}
