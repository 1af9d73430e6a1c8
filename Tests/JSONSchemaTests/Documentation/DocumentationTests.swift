import Foundation
import JSON
import JSONSchema
import Testing

/// What stands in `Documentation/JSONSchema.md` is compiled and run here.
///
/// The page's Swift is that between the comments `On the page` and `Not on the page`, in the same order. What it prints is
/// what the page says that it prints.
@Suite("the page about JSONSchema")
struct DocumentationTests {
    private let page: DocumentationPage
    private var output: [String] = []

    init() throws {
        page = try DocumentationPage("JSONSchema.md")
    }

    /// Stands in for the standard library's function.
    private mutating func print(_ value: Any) {
        output += "\(value)".components(separatedBy: "\n")
    }

    @Test("the Swift on the page is the Swift of these tests")
    func snippets() throws {
        try page.expectSnippets(of: #filePath)
    }

    @Test("a first example")
    mutating func firstExample() throws {
        // On the page:
        let text = """
            {
              "type": "object",
              "properties": {
                "host": {"type": "string", "minLength": 1},
                "port": {"type": "integer", "minimum": 1, "maximum": 65535}
              },
              "required": ["host", "port"],
              "additionalProperties": false
            }
            """
        let schema = try JSONSchema(JSONParser().document(text).root)
        let settings = try JSONParser().document(#"{"prot": 8080, "host": ""}"#)
        for failure in schema.validate(settings.root).failures {
            let position = settings.sourceMap.position(at: failure.instanceSpan.lowerBound)
            print("settings.json:\(position): \(failure.message)")
        }
        // Not on the page.
        try page.expectOutput(in: "A first example", output)
    }

    @Test("compiling")
    mutating func compiling() throws {
        // On the page:
        var options = JSONSchemaOptions()
        options.assertsFormat = true
        let schema = try JSONSchema(
            JSONParser().document(#"{"type": "string", "format": "date", "nullable": true}"#).root,
            dialect: .openAPI30,
            options: options
        )
        for text in ["null", #""2026-11-24""#, #""2026-02-30""#] {
            print("\(text) \(schema.isValid(try JSONParser().document(text).root))")
        }
        // Not on the page.
        try page.expectOutput(in: "Compiling", output)
    }

    private static func shop() throws -> JSONSchemaRegistry {
        // On the page:
        let order = """
            {
              "type": "object",
              "properties": {"total": {"$ref": "money.json"}, "parts": {"items": {"$ref": "#"}}}
            }
            """
        let money = """
            {"$defs": {"euro": {"const": "EUR"}}, "properties": {"currency": {"$ref": "#/$defs/euro"}}}
            """
        var registry = JSONSchemaRegistry()
        registry.add(try JSONParser().document(order).root, uri: "https://shop.example/order.json")
        registry.add(try JSONParser().document(money).root, uri: "https://shop.example/money.json")
        // Not on the page.
        return registry
    }

    @Test("references")
    mutating func references() throws {
        let registry = try Self.shop()
        // On the page:
        let schema = try JSONSchema(at: "https://shop.example/order.json", in: registry)
        let instance = try JSONParser().document(#"{"parts": [{"total": {"currency": "USD"}}]}"#)
        for failure in schema.validate(instance.root).failures {
            print("\(failure.instance): \(failure.message)")
            print(failure.schema)
        }
        // Not on the page.
        try page.expectOutput(in: "References", output)
    }

    @Test("verdicts")
    mutating func verdicts() throws {
        // On the page:
        let text = """
            {
              "properties": {
                "id": {"type": "integer"},
                "owner": {"$ref": "https://people.example/person.json"}
              }
            }
            """
        let schema = try JSONSchema(JSONParser().document(text).root)
        for text in [#"{"id": 1}"#, #"{"id": 1, "owner": {}}"#, #"{"id": "x", "owner": {}}"#] {
            let result = schema.validate(try JSONParser().document(text).root)
            print("\(text) is \(result.verdict)")
            for gap in result.gaps { print("  \(gap.instance): \(gap.reason)") }
        }
        // Not on the page.
        try page.expectOutput(in: "Verdicts", output)
    }

    @Test("masked values")
    mutating func masked() throws {
        // On the page:
        let schema = try JSONSchema(
            JSONParser().document(#"{"properties": {"token": {"type": "string", "minLength": 20}}}"#).root
        )
        let instance = try JSONParser().document(#"{"token": "***"}"#)
        let result = schema.validate(instance.root, isOpaque: { $0 == "***" })
        print("\(result.verdict): \(result.gaps.map(\.reason))")
        // Not on the page.
        try page.expectOutput(in: "Masked values", output)
    }

    @Test("failures")
    mutating func failures() throws {
        // On the page:
        let text = """
            {
              "oneOf": [
                {
                  "title": "a card",
                  "properties": {"kind": {"const": "card"}, "number": {"type": "string", "pattern": "^[0-9]{16}$"}},
                  "required": ["kind", "number"]
                },
                {
                  "title": "a transfer",
                  "properties": {"kind": {"const": "transfer"}, "iban": {"type": "string"}},
                  "required": ["kind", "iban"]
                }
              ]
            }
            """
        let schema = try JSONSchema(JSONParser().document(text).root)
        let instance = try JSONParser().document(#"{"kind": "card", "number": "1234"}"#)
        for failure in schema.validate(instance.root).failures {
            print("\(failure.keyword): \(failure.message)")
            for cause in failure.causes { print("  \(cause.instance) \(cause.keyword): \(cause.message)") }
        }
        // Not on the page.
        try page.expectOutput(in: "Failures", output)
    }

    @Test("problems of schemas")
    mutating func problems() throws {
        // On the page:
        let text = """
            {
              "properties": {
                "name": {"type": "text"},
                "code": {"pattern": "(["},
                "kind": {"$ref": "#/$defs/kind"}
              }
            }
            """
        let document = try JSONParser().document(text)
        for problem in try JSONSchema(document.root).problems {
            let position = document.sourceMap.position(at: problem.span.lowerBound)
            print("schema.json:\(position): \(problem.message) [\(problem.effect)]")
        }
        // Not on the page.
        // On the page:
        let metaSchema = try JSONSchema(
            at: "https://json-schema.org/draft/2020-12/schema",
            in: JSONSchemaRegistry()
        )
        for failure in metaSchema.validate(document.root).failures { print("\(failure.instance): \(failure.message)") }
        // Not on the page.
        try page.expectOutput(in: "Problems of schemas", output)
    }

    @Test("hostile schemas")
    mutating func hostile() throws {
        // On the page:
        let schema = try JSONSchema(JSONParser().document(##"{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}"##).root)
        let result = schema.validate(try JSONParser().document("1").root)
        print("\(result.verdict): \(result.gaps.first?.reason ?? "")")
        // Not on the page.
        try page.expectOutput(in: "Limits", output)
    }

    @Test("sample values")
    mutating func samples() throws {
        // On the page:
        let text = """
            {
              "type": "object",
              "properties": {
                "id": {"type": "string", "format": "uuid", "readOnly": true},
                "sku": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"},
                "amount": {"type": "integer", "minimum": 1, "maximum": 9}
              },
              "required": ["sku", "amount"]
            }
            """
        var registry = JSONSchemaRegistry()
        registry.add(try JSONParser().document(text).root, uri: "https://shop.example/line.json")
        let sampler = JSONSampler(registry: registry, direction: .request, seed: 7)
        for variant in 0..<2 {
            switch sampler.sample(at: "https://shop.example/line.json", variant: variant) {
            case .value(let value, _): print(value)
            case .unproven(let value, let reason): print("\(value), perhaps: \(reason)")
            case .none(let reason): print("nothing: \(reason)")
            }
        }
        // Not on the page.
        try page.expectOutput(in: "Sample values", output)
    }
}
