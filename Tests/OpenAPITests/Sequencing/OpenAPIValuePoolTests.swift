import JSON
import OpenAPI
import Testing

@Suite("What answers tell of later requests")
struct OpenAPIValuePoolTests {
    private let place = OpenAPIPlace(pointer: .root, span: 0..<0, position: SourcePosition(line: 1, column: 1))

    private func operation(_ method: String, _ path: String) -> OpenAPIOperation {
        OpenAPIOperation(method: method, path: path, place: place)
    }

    private func answer(
        _ body: String,
        status: Int = 200,
        fields: [(name: String, value: String)] = []
    ) -> OpenAPIResponseMessage {
        OpenAPIResponseMessage(status: status, fields: fields, body: Array(body.utf8))
    }

    @Test(
        "a new thing or the first of a list gives the name in the path, however it is spelt and wrapped",
        arguments: [
            (#"{"id": 7}"#, "{id}"), (#"{"id": 7}"#, "{orderId}"), (#"{"id": 7, "order_id": 9}"#, "{id}"),
            (#"[{"id": 7}, {"id": 8}]"#, "{order_id}"), (#"{"data": {"id": 7}}"#, "{order}"),
            (#"{"items": [{"id": 7}], "total": 1}"#, "{id}"), (#"{"order": {"orderId": 7}}"#, "{order_id}"),
        ]
    )
    func names(body: String, parameter: String) {
        var pool = OpenAPIValuePool()
        pool.learn(from: answer(body), to: operation("POST", "/orders"))
        let name = parameter.dropFirst().dropLast()
        #expect(pool.values(for: operation("GET", "/orders/\(parameter)")) == ["path.\(name)": 7])
    }

    @Test("a child goes with its own parent")
    func families() {
        var pool = OpenAPIValuePool()
        pool.learn(from: answer(#"{"id": 1}"#, status: 201), to: operation("POST", "/orders"))
        pool.learn(
            from: answer(#"{"id": 5}"#, status: 201),
            to: operation("POST", "/orders/{id}/items"),
            parameters: ["path.id": 2]
        )
        let item = operation("GET", "/orders/{id}/items/{item}")
        #expect(pool.values(for: item) == ["path.id": 2, "path.item": 5])
        #expect(pool.values(for: operation("GET", "/orders/{order}")) == ["path.order": 1])
    }

    @Test("only success tells anything, and what is deleted is named no more")
    func lifetimes() {
        var pool = OpenAPIValuePool()
        let read = operation("GET", "/orders/{id}")
        pool.learn(from: answer(#"{"id": 3}"#, status: 422), to: operation("POST", "/orders"))
        #expect(pool.values(for: read).isEmpty)
        pool.learn(from: answer(#"{"id": 3}"#, status: 201), to: operation("POST", "/orders"))
        #expect(pool.values(for: read) == ["path.id": 3])
        pool.learn(from: answer("", status: 204), to: operation("DELETE", "/orders/{id}"), parameters: ["path.id": 3])
        #expect(pool.values(for: read).isEmpty)
    }

    @Test("what was there before is read and changed, never deleted; of people it is read only")
    func keeps() {
        var pool = OpenAPIValuePool()
        for collection in ["orders", "users"] {
            pool.learn(from: answer(#"[{"id": 1}]"#), to: operation("GET", "/\(collection)"))
        }
        func known(_ method: String, _ path: String) -> Bool { !pool.values(for: operation(method, path)).isEmpty }
        #expect(known("GET", "/orders/{id}") && known("PUT", "/orders/{id}") && !known("DELETE", "/orders/{id}"))
        #expect(known("GET", "/users/{id}") && !known("PATCH", "/users/{id}") && !known("DELETE", "/users/{id}"))
        pool.learn(from: answer(#"{"id": 2}"#, status: 201), to: operation("POST", "/users"))
        #expect(pool.values(for: operation("DELETE", "/users/{id}")) == ["path.id": 2])
        pool.learn(
            from: answer(#"{"id": 2, "name": "x"}"#),
            to: operation("GET", "/users/{id}"),
            parameters: ["path.id": 2]
        )
        #expect(pool.values(for: operation("DELETE", "/users/{id}")) == ["path.id": 2])
    }

    @Test("members of a body that name things get the names of those that are there")
    func bodies() {
        var pool = OpenAPIValuePool()
        pool.learn(from: answer(#"{"id": "f-1"}"#, status: 201), to: operation("POST", "/api/flows/"))
        pool.learn(from: answer(#"{"id": 3}"#, status: 201), to: operation("POST", "/categories"))
        let body: JSONValue = [
            "flow_id": "made up", "flowIds": ["x"], "category": ["categoryId": 9], "id": "own", "valid": "yes",
            "flow": "f", "other_id": "o", "category_id": "of another type",
        ]
        #expect(
            pool.informed(body, for: operation("POST", "/runs")) == [
                "flow_id": "f-1", "flowIds": ["f-1"], "category": ["categoryId": 3], "id": "own", "valid": "yes",
                "flow": "f", "other_id": "o", "category_id": "of another type",
            ]
        )
    }

    @Test("a Location names what was made without a body")
    func locations() {
        var pool = OpenAPIValuePool()
        let made = answer("", status: 201, fields: [("location", "http://h/api/orders/a-1?x=1")])
        pool.learn(from: made, to: operation("POST", "/orders"))
        #expect(pool.values(for: operation("GET", "/orders/{id}")) == ["path.id": "a-1"])
    }

    @Test("a link hands over what its expressions name")
    func links() {
        var made = operation("POST", "/orders")
        var response = OpenAPIResponse(status: .code(201), place: place)
        var link = OpenAPILink(name: "read", place: place)
        link.operation = 4
        link.parameters = [
            "key": JSONNode("$response.body#/data/0/key"), "path.shop": JSONNode("$request.path.shop"),
            "page": JSONNode(2), "missing": JSONNode("$response.body#/nothing"),
            "tag": JSONNode("$response.header.ETag"),
        ]
        response.links = [link]
        made.responses = [response]
        var read = operation("GET", "/stock/{shop}/{key}")
        read.parameters = [
            ("shop", OpenAPIParameter.Location.path), ("key", .path), ("page", .query), ("tag", .header),
        ]
        .map { OpenAPIParameter(name: $0.0, location: $0.1, style: .simple, explode: false, place: place) }
        var pool = OpenAPIValuePool()
        pool.learn(
            from: answer(#"{"data": [{"key": "k9"}]}"#, status: 201, fields: [("etag", "W/1")]),
            to: made,
            parameters: ["path.shop": "north"]
        )
        #expect(
            pool.values(for: read, at: 4) == [
                "path.shop": "north", "path.key": "k9", "query.page": 2, "header.tag": "W/1",
            ]
        )
        #expect(pool.values(for: read, at: 3).isEmpty)
    }

    @Test("answers that are no JSON, huge or odd tell nothing and do no harm")
    func hostile() {
        var pool = OpenAPIValuePool()
        for body in ["", "{", "null", "[]", "[[]]", "{}", #"{"id": null}"#, #"{"id": {}}"#, #""x""#, #"{"data": []}"#] {
            pool.learn(from: answer(body), to: operation("GET", "/a"))
            pool.learn(from: answer(body), to: operation("GET", "/a/{b}/{c}.{d}"))
            pool.learn(from: answer(body), to: operation("GET", ""))
            #expect(pool.values(for: operation("GET", "/a/{id}")).isEmpty)
        }
    }
}
