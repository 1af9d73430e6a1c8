import JSON

@testable import OpenAPI

/// Short ways to declare and read parameters.
enum RequestFixture {
    static let place = OpenAPIPlace(pointer: .root, span: 0..<0, position: SourcePosition(line: 1, column: 1))

    static func parameter(
        _ location: OpenAPIParameter.Location,
        _ style: OpenAPIStyle,
        explode: Bool,
        name: String = "color"
    ) -> OpenAPIParameter {
        OpenAPIParameter(name: name, location: location, style: style, explode: explode, place: place)
    }

    static func header(_ style: OpenAPIStyle = .simple, explode: Bool = false) -> OpenAPIHeader {
        var header = OpenAPIHeader(name: "X-Color", place: place)
        header.style = style
        header.explode = explode
        return header
    }

    static func shape(_ kinds: ParameterShape.Kind...) -> ParameterShape {
        ParameterShape(kinds: Set(kinds))
    }

    static func shape(arrayOf kinds: ParameterShape.Kind...) -> ParameterShape {
        ParameterShape(kinds: [.array], element: ParameterShape(kinds: Set(kinds)))
    }

    static func shape(object properties: [String: ParameterShape]) -> ParameterShape {
        ParameterShape(kinds: [.object], properties: properties)
    }

    /// The request that holds nothing but one parameter's text, and what is read of it.
    static func reading(
        _ text: String,
        _ parameter: OpenAPIParameter,
        _ shape: ParameterShape
    ) -> ParameterReading {
        var message = OpenAPIRequestMessage(method: "GET", target: "/")
        switch parameter.location {
        case .path: break
        case .query, .querystring: message.target = "/?\(text)"
        case .header: message.fields = [(parameter.name, text)]
        case .cookie: message.fields = [("Cookie", text)]
        }
        return ParameterCodec.reading(
            of: parameter,
            shape,
            in: RequestParts(message),
            variables: [parameter.name: text[...]],
            claimed: [parameter.name]
        )
    }

    static func values(_ text: String, _ parameter: OpenAPIParameter, _ shape: ParameterShape) -> [JSONValue] {
        if case .values(let values) = reading(text, parameter, shape) { values } else { [] }
    }
}
