import JSON
import Testing

@testable import OpenAPI

@Suite("Values of parameters are read by their style and the types that the schema permits")
struct ParameterReadingTests {
    typealias Fixture = RequestFixture

    @Test("text is of the type that the schema permits, and no number where it permits text alone")
    func types() {
        let query = Fixture.parameter(.query, .form, explode: true)
        #expect(Fixture.values("color=17", query, Fixture.shape(.integer)) == [17])
        #expect(Fixture.values("color=17", query, Fixture.shape(.string)) == ["17"])
        #expect(Fixture.values("color=17", query, Fixture.shape(.integer, .string)) == [17, "17"])
        #expect(Fixture.values("color=1.5", query, Fixture.shape(.integer)) == [])
        #expect(Fixture.values("color=1.5", query, Fixture.shape(.number, .integer)) == [1.5])
        #expect(Fixture.values("color=007", query, Fixture.shape(.integer)) == [])
        #expect(Fixture.values("color=true", query, Fixture.shape(.boolean)) == [true])
        #expect(Fixture.values("color=True", query, Fixture.shape(.boolean)) == [])
        #expect(Fixture.values("color=null", query, Fixture.shape(.string, .null)) == ["null", .null])
        #expect(Fixture.values("color=", query, Fixture.shape(.integer, .null)) == [.null])
        #expect(Fixture.values("color=a+b%20c", query, Fixture.shape(.string)) == ["a b c"])
        #expect(Fixture.values("color=%zz", query, Fixture.shape(.string)) == [])
        #expect(Fixture.values("color=%FF", query, Fixture.shape(.string)) == [])
    }

    @Test("an array may hold numbers, and a single text is an array where no text is permitted")
    func arrays() {
        let exploded = Fixture.parameter(.query, .form, explode: true)
        let joined = Fixture.parameter(.query, .form, explode: false)
        #expect(Fixture.values("color=1&color=2", exploded, Fixture.shape(arrayOf: .integer)) == [[1, 2]])
        #expect(Fixture.values("color=1&other=3&color=2", exploded, Fixture.shape(arrayOf: .string)) == [["1", "2"]])
        #expect(Fixture.values("color=1,2", joined, Fixture.shape(arrayOf: .integer)) == [[1, 2]])
        #expect(Fixture.values("color=1,x", joined, Fixture.shape(arrayOf: .integer)) == [])
        #expect(Fixture.values("color=", joined, Fixture.shape(arrayOf: .integer)) == [[]])
        let either = ParameterShape(kinds: [.string, .array], element: Fixture.shape(.string))
        #expect(Fixture.values("color=a,b", joined, either) == [["a", "b"], "a,b"])
        #expect(Fixture.values("color=a", joined, either) == ["a", ["a"]])
        #expect(Fixture.values("color=a,b", joined, ParameterShape()).first == "a,b")
        #expect(Fixture.values("color=1&color=2", exploded, Fixture.shape(.integer)) == [])
        #expect(Fixture.values("color=1&color=2", exploded, ParameterShape()) == [[1, 2], ["1", "2"]])
    }

    @Test("an object is read from its properties, and not from those of others")
    func objects() {
        let shape = Fixture.shape(object: ["R": Fixture.shape(.integer), "G": Fixture.shape(.string)])
        let exploded = Fixture.parameter(.query, .form, explode: true)
        #expect(Fixture.values("R=100&page=2&G=200", exploded, shape) == [["R": 100, "G": "200"]])
        let deep = Fixture.parameter(.query, .deepObject, explode: true)
        #expect(Fixture.values("color[R]=100&color%5BG%5D=2", deep, shape) == [["R": 100, "G": "2"]])
        let joined = Fixture.parameter(.query, .form, explode: false)
        #expect(Fixture.values("color=R,100,G,200", joined, shape) == [["R": 100, "G": "200"]])
        #expect(Fixture.values("color=R,100,G", joined, shape) == [])
        #expect(Fixture.values("color=R,1,R,2", joined, shape) == [])
        if case .unreadable = Fixture.reading("color[R][x]=1", deep, shape) {} else { Issue.record("nested") }
        if case .absent = Fixture.reading("page=1", exploded, shape) {} else { Issue.record("not absent") }
        if case .absent = Fixture.reading("colors[R]=1", deep, shape) {} else { Issue.record("not absent") }
    }

    @Test("labels and matrices begin with their sign")
    func pathStyles() {
        let label = Fixture.parameter(.path, .label, explode: false)
        #expect(Fixture.values(".17", label, Fixture.shape(.integer)) == [17])
        #expect(Fixture.values("17", label, Fixture.shape(.integer)) == [])
        let matrix = Fixture.parameter(.path, .matrix, explode: false)
        #expect(Fixture.values(";color=17", matrix, Fixture.shape(.integer)) == [17])
        #expect(Fixture.values(";colour=17", matrix, Fixture.shape(.integer)) == [])
        #expect(Fixture.values(";color", matrix, Fixture.shape(.string)) == [""])
    }

    @Test("an empty value is no violation where it is allowed")
    func emptyValue() {
        var parameter = Fixture.parameter(.query, .form, explode: true)
        parameter.allowsEmptyValue = true
        if case .empty = Fixture.reading("color", parameter, Fixture.shape(.integer)) {} else { Issue.record("flag") }
        if case .empty = Fixture.reading("color=", parameter, Fixture.shape(.integer)) {} else { Issue.record("flag") }
        #expect(Fixture.values("color=3", parameter, Fixture.shape(.integer)) == [3])
    }

    @Test("headers of responses are read by their style")
    func headers() {
        let shape = Fixture.shape(arrayOf: .integer)
        #expect(ParameterCodec.value(of: "1, 2 ,3", header: Fixture.header(), shape: shape) == [1, 2, 3])
        #expect(ParameterCodec.value(of: "1|2", header: Fixture.header(.pipeDelimited), shape: shape) == [1, 2])
        #expect(ParameterCodec.value(of: "", header: Fixture.header(), shape: shape) == [])
        #expect(ParameterCodec.value(of: "a", header: Fixture.header(), shape: shape) == nil)
        let limit = Fixture.shape(object: ["limit": Fixture.shape(.integer)])
        #expect(
            ParameterCodec.value(of: "limit=5", header: Fixture.header(explode: true), shape: limit) == ["limit": 5]
        )
        #expect(ParameterCodec.value(of: "limit,5", header: Fixture.header(), shape: limit) == ["limit": 5])
        let date = "Tue, 24 Nov 2026 10:00:00 GMT"
        #expect(
            ParameterCodec.value(of: date, header: Fixture.header(), shape: Fixture.shape(.string)) == .string(date)
        )
        #expect(ParameterCodec.value(of: date, header: Fixture.header(), shape: ParameterShape()) == .string(date))
        var document = Fixture.header()
        document.content = OpenAPIMediaType(type: "application/json", place: Fixture.place)
        #expect(ParameterCodec.value(of: #"{"a":[1]}"#, header: document, shape: ParameterShape()) == ["a": [1]])
        #expect(ParameterCodec.value(of: "{", header: document, shape: ParameterShape()) == nil)
    }

    static let combinations: [(OpenAPIParameter.Location, OpenAPIStyle)] = [
        (.path, .simple), (.path, .label), (.path, .matrix), (.path, .pipeDelimited), (.query, .form),
        (.query, .spaceDelimited), (.query, .pipeDelimited), (.query, .tabDelimited), (.query, .deepObject),
        (.header, .simple), (.header, .tabDelimited), (.cookie, .form), (.cookie, .cookie),
    ]

    @Test("what is written reads as the value that it was written from", arguments: combinations)
    func roundTrip(_ combination: (OpenAPIParameter.Location, OpenAPIStyle)) {
        var generator = RequestTextGenerator(42)
        var written = 0
        for round in 0..<3_000 {
            let explode = generator.next(below: 2) == 0
            var parameter = Fixture.parameter(combination.0, combination.1, explode: explode)
            parameter.allowsReserved = generator.next(below: 4) == 0
            let (value, shape) = Self.value(round % 4, &generator)
            guard let text = try? ParameterCodec.text(of: value, for: parameter) else { continue }
            written += 1
            let values = Fixture.values(text, parameter, shape)
            #expect(values.first == value, "\(combination.1) explode \(explode): \(value) as '\(text)'")
            #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }, "\(text)")
        }
        #expect(written > 200)
    }

    private static func value(_ kind: Int, _ generator: inout RequestTextGenerator) -> (JSONValue, ParameterShape) {
        switch kind {
        case 0: return (.string(generator.text()), RequestFixture.shape(.string))
        case 1: return (JSONValue(generator.next(below: 2_000) - 1_000), RequestFixture.shape(.integer))
        case 2:
            let elements = (0..<generator.next(below: 4)).map { _ in JSONValue.string(generator.text()) }
            return (.array(elements), RequestFixture.shape(arrayOf: .string))
        default:
            var object = JSONObject()
            var properties: [String: ParameterShape] = [:]
            for index in 0..<generator.next(below: 4) {
                let name = "k\(index)"
                let isText = generator.next(below: 2) == 0
                object[name] = isText ? .string(generator.text()) : JSONValue(generator.next(below: 100))
                properties[name] = isText ? RequestFixture.shape(.string) : RequestFixture.shape(.integer)
            }
            return (.object(object), RequestFixture.shape(object: properties))
        }
    }

    @Test("no text that comes in makes a reader fail")
    func hostile() {
        var generator = RequestTextGenerator(7)
        for (location, style) in Self.combinations {
            for _ in 0..<500 {
                let parameter = Fixture.parameter(location, style, explode: generator.next(below: 2) == 0)
                let text = generator.text() + generator.text() + "color=" + generator.text()
                for shape in [ParameterShape(), Fixture.shape(arrayOf: .integer), Fixture.shape(object: [:])] {
                    for value in Fixture.values(text, parameter, shape) where shape.kinds.count == 1 {
                        #expect(value.array != nil || value.object != nil)
                    }
                }
            }
        }
    }
}
