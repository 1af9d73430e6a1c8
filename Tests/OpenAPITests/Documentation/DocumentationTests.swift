import Foundation
import JSON
import OpenAPI
import Testing

/// What stands in `Documentation/OpenAPI.md` is compiled and run here.
///
/// The page's Swift is that between the comments `On the page` and `Not on the page`, in the same order. What it prints is
/// what the page says that it prints.
@Suite("the page about OpenAPI")
struct DocumentationTests {
    private let page: DocumentationPage
    private var output: [String] = []

    init() throws {
        page = try DocumentationPage("OpenAPI.md")
    }

    /// Stands in for the standard library's function.
    private mutating func print(_ value: Any) {
        output += "\(value)".components(separatedBy: "\n")
    }

    @Test("the Swift on the page is the Swift of these tests")
    func snippets() throws {
        try page.expectSnippets(of: #filePath)
    }

    /// The description of the first example.
    private static func orders() throws -> OpenAPIDescription {
        // On the page:
        let text = """
            openapi: 3.1.0
            info: {title: Orders, version: "1.0"}
            servers: [{url: "https://shop.example/api"}]
            paths:
              /orders:
                get:
                  parameters:
                    - {name: status, in: query, schema: {type: array, items: {enum: [open, paid]}}}
                  responses:
                    "200":
                      description: the orders
                      content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Order"}}}}
                post:
                  requestBody:
                    required: true
                    content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
                  responses:
                    "201":
                      description: the new order
                      content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
              /orders/{id}:
                get:
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
                  responses:
                    "200":
                      description: the order
                      headers: {ETag: {required: true, schema: {type: string}}}
                      content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
                    4XX: {description: it is not there, content: {application/json: {schema: {$ref: "#/components/schemas/Eror"}}}}
            components:
              schemas:
                Order:
                  type: object
                  properties:
                    id: {type: integer, readOnly: true}
                    sku: {type: string, pattern: "^[A-Z]{3}-[0-9]{4}$"}
                    amount: {type: integer, minimum: 1}
                  required: [id, sku, amount]
                Error: {type: object, properties: {message: {type: string}}}
            """
        let description = try OpenAPIDescription.read(Array(text.utf8))
        // Not on the page.
        return description
    }

    @Test("a first example")
    mutating func firstExample() throws {
        let description = try Self.orders()
        // On the page:
        for diagnostic in description.diagnostics { print("orders.yaml:\(diagnostic)") }
        for operation in description.operations {
            print("\(operation.name) answers \(operation.responses.map(\.status.description))")
        }
        // Not on the page.
        try page.expectOutput(in: "A first example", output)
    }

    @Test("errors of reading")
    mutating func reading() throws {
        // On the page:
        for text in ["openapi: 4.0.0", "title: Orders", #"{"openapi": "3.1.0""#] {
            do {
                _ = try OpenAPIDescription.read(Array(text.utf8))
            } catch {
                print(error)
            }
        }
        // Not on the page.
        try page.expectOutput(in: "Reading", output)
    }

    @Test("several documents")
    mutating func documents() throws {
        // On the page:
        let text = """
            openapi: 3.0.3
            info: {title: Orders, version: "1.0"}
            paths:
              /orders: {$ref: "paths.yaml#/orders"}
              /customers: {$ref: "customers.yaml#/all"}
            """
        let paths = """
            orders:
              get: {operationId: listOrders, responses: {"200": {description: the orders}}}
            """
        let description = try OpenAPIDescription.read(
            Array(text.utf8),
            uri: "https://shop.example/api/openapi.yaml",
            resources: ["https://shop.example/api/paths.yaml": Array(paths.utf8)]
        )
        for operation in description.operations { print("\(operation.name) is in \(operation.place.document)") }
        print("missing: \(description.missingDocuments)")
        // Not on the page.
        try page.expectOutput(in: "References and several documents", output)
    }

    @Test("requests")
    mutating func requests() throws {
        let description = try Self.orders()
        // On the page:
        let judge = OpenAPIJudge(description)
        let builder = OpenAPIRequestBuilder(judge: judge, seed: 1, completeness: .full)
        for operation in description.operations {
            let built = try builder.request(for: operation)
            print("\(built.message.method) \(built.message.target)")
            if let body = built.body { print("  \(body)") }
        }
        let named = try builder.request(for: description.operations[2], given: ["path.id": 4711])
        print(named.message.target)
        do {
            _ = try builder.request(for: description.operations[2], given: ["path.id": 0])
        } catch {
            print(error)
        }
        // Not on the page.
        try page.expectOutput(in: "Requests", output)
    }

    @Test("judging responses")
    mutating func judging() throws {
        let description = try Self.orders()
        let judge = OpenAPIJudge(description)
        // On the page:
        let response = OpenAPIResponseMessage(
            status: 200,
            fields: [("Content-Type", "application/json; charset=utf-8")],
            body: Array(#"{"id": 1, "sku": "pen", "amount": 0}"#.utf8)
        )
        let judgement = judge.judge(response, to: description.operations[2])
        for violation in judgement.violations {
            let place = violation.position.map { " at \($0) of the body" } ?? ""
            print("\(violation.kind.rawValue)\(place): \(violation.message)")
            if let declared = violation.declared { print("  declared at \(declared.position)") }
        }
        // Not on the page.
        try page.expectOutput(in: "Judging responses", output)
    }

    @Test("judging requests")
    mutating func judgingRequests() throws {
        let description = try Self.orders()
        let judge = OpenAPIJudge(description)
        // On the page:
        let message = OpenAPIRequestMessage(method: "GET", target: "/orders?status=open&status=lost")
        print(judge.judge(message, for: description.operations[0]).summary)
        // Not on the page.
        try page.expectOutput(in: "Judging requests", output)
    }

    @Test("review")
    mutating func review() throws {
        let judge = OpenAPIJudge(try Self.orders())
        // On the page:
        for finding in OpenAPIReview.findings(in: judge) { print("orders.yaml:\(finding)") }
        // Not on the page.
        try page.expectOutput(in: "Review", output)
    }

    @Test("calling every operation")
    mutating func calling() throws {
        let description = try Self.orders()
        // On the page:
        let order = OpenAPICallOrder(description)
        print(order.operations.map { description.operations[$0].name })

        var pool = OpenAPIValuePool()
        let answer = OpenAPIResponseMessage(
            status: 201,
            fields: [("Content-Type", "application/json")],
            body: Array(#"{"id": 4711, "sku": "PEN-0001", "amount": 2}"#.utf8)
        )
        pool.learn(from: answer, to: description.operations[1])
        print(pool.values(for: description.operations[2], at: 2))
        // Not on the page.
        try page.expectOutput(in: "Calling every operation", output)
    }
}
