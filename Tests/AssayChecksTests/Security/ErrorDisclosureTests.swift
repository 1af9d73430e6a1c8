import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Error disclosure")
struct ErrorDisclosureTests {
    private let check = ErrorDisclosure()

    private func anchors(_ body: String, type: String? = nil) -> [String] {
        check.found([.sample("POST /orders", 500, body, type: type)]).map(\.anchor)
    }

    @Test(
        "stack traces of many runtimes are found",
        arguments: [
            "Traceback (most recent call last):\n  File \"/app/main.py\", line 3, in <module>",
            #"{"detail":"Traceback (most recent call last):\n  File \"/app/main.py\", line 3, in f\n"}"#,
            "<pre>  File &quot;/usr/lib/python3.11/json/decoder.py&quot;, line 355, in raw_decode</pre>",
            "java.lang.NullPointerException\n\tat com.shop.Orders.create(Orders.java:42)\n",
            #"{"trace":"java.lang.IllegalStateException: x\n\tat com.shop.Orders.create(Orders.kt:7)\r\n"}"#,
            "TypeError: x\n    at create (/app/src/orders.js:12:5)\n    at node:internal/process/task_queues:95:5",
            "    at OrderService.create (file:///srv/dist/orders.mjs:3:1)",
            "   at Shop.Orders.Create(Order o) in C:\\src\\Orders.cs:line 42",
            "panic: runtime error\n\ngoroutine 7 [running]:\nmain.create(0x1)\n\t/src/main.go:12 +0x1d",
            "app/controllers/orders_controller.rb:12:in `create'",
            "thread 'main' panicked at src/main.rs:4:5:\nindex out of bounds",
            "<br />\n<b>Fatal error</b>:  Uncaught Error in <b>/var/www/html/a.php</b> on line <b>12</b><br />",
            "#0 /var/www/html/index.php(12): create()",
            "    (shop 0.1.0) lib/shop/orders.ex:12: Shop.Orders.create/1",
            "Fatal error: Index out of range: file Sources/App/Orders.swift:12",
            #"{"exception":"E","file":"\/var\/www\/a.php","line":12,"trace":[{"file":"\/var\/www\/b.php","line":3}]}"#,
            "Died at /srv/app/orders.pl line 12.",
        ]
    )
    func stackTraces(body: String) {
        #expect(anchors(body) == ["stack-trace"])
    }

    @Test(
        "debug pages are found, of high severity",
        arguments: [
            "<p>You’re seeing this error because you have <code>DEBUG = True</code> in\nyour Django settings file.",
            "<title>TypeError // Werkzeug Debugger</title><script src=\"?__debugger__=yes&amp;cmd=resource\">",
            "<h1>Action Controller: Exception caught</h1>", "<h1>Server Error in '/' Application.</h1>",
            "<h1>An unhandled exception occurred while processing the request.</h1>",
        ]
    )
    func debugPages(body: String) {
        let found = check.found([.sample("GET /", 500, body)])
        #expect(found.map(\.anchor) == ["debug-page"])
        #expect(found.map(\.severity) == [.high])
    }

    @Test(
        "a database's words are found",
        arguments: [
            "You have an error in your SQL syntax; check the manual for your MySQL server",
            "SQLSTATE[42S02]: Base table",
            #"{"error":"ERROR: duplicate key value violates unique constraint \"users_email_key\""}"#,
            "sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation)", "PG::UndefinedTable: ERROR",
            "SQLITE_ERROR: no such table: users", "MongoServerError: E11000 duplicate key error",
        ]
    )
    func databaseErrors(body: String) {
        #expect(anchors(body) == ["database-error"])
    }

    @Test(
        "paths of the server are found, of low severity",
        arguments: [
            "open /etc/shop/config.yaml: permission denied",
            #"{"error":"ENOENT: no such file, open '/usr/src/app/data/a.db'"}"#,
            "cannot import /home/deploy/shop/settings.py", "C:\\inetpub\\wwwroot\\shop\\web.config not found",
            "error in /opt/venv/lib/python3.11/site-packages/flask", "D:\\home\\site\\wwwroot\\x",
        ]
    )
    func serverPaths(body: String) {
        let found = check.found([.sample("GET /x", 500, body)])
        #expect(found.map(\.anchor) == ["server-path"])
        #expect(found.map(\.severity) == [.low])
    }

    @Test(
        "ordinary error answers of frameworks are fine",
        arguments: [
            // FastAPI, Flask, Django REST, Express, Spring Boot, Rails, Go, nginx, Vapor, ASP.NET, Grafana, Phoenix.
            #"{"detail":[{"type":"missing","loc":["body","email"],"msg":"Field required","input":{}}]}"#,
            "<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found.</p>",
            #"{"detail":"JSON parse error - Expecting value: line 1 column 2 (char 1)"}"#,
            "<!DOCTYPE html><html><head><title>Error</title></head><body><pre>Cannot GET /home/x.py</pre></body></html>",
            #"{"timestamp":"2026-11-24T08:00:00.000+00:00","status":400,"error":"Bad Request","path":"/orders"}"#,
            "<h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error</p>",
            "<h1>The page you were looking for doesn't exist.</h1><p>If you are the owner check the logs.</p>",
            "404 page not found\n", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>",
            #"{"error":true,"reason":"Not Found"}"#,
            #"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors","traceId":"00-4b"}"#,
            #"{"message":"invalid character '}' looking for beginning of object key string","traceID":"abc"}"#,
            #"{"errors":{"detail":"Not Found"}}"#,
            // What looks like a disclosure and is none.
            #"{"self":"http://shop.example/home/user/a.py","next":"/api/data/items.json"}"#,
            "<link href=\"/app/main.rb\"><script src=\"/opt/assets/app.ts\"></script>",
            "See https://cdn.example/node_modules/x/index.js for more", "host shop.rs:8080 refused, db.go is not here",
            #"{"stack":"production","traceback":null,"exception":"none"}"#, "com.example.shop is down",
            #"{"trace":"4bf92f","line":3}"#, #"{"file":"orders.csv","line":3,"error":"bad date"}"#,
            "Use File menu, line 3, to open main.py", "the ratio is 3.4:5", "a.ts:12 b.js:9",
        ]
    )
    func ordinaryErrors(body: String) {
        #expect(check.words([.sample("GET /home/x.py", 404, body)]) == [])
    }

    @Test("what the request said itself is not disclosed by quoting it")
    func echoes() {
        let path = HTTPExchange.sample("GET /etc/passwd/x", 404, "no route for /etc/passwd/x")
        let body = HTTPExchange.sample("POST /q", 400, "bad: /etc/shop/a.conf", sending: #"{"f":"/etc/shop/a.conf"}"#)
        let other = HTTPExchange.sample("POST /q", 400, "bad: /etc/shop/b.conf", sending: #"{"f":"/etc/shop/a.conf"}"#)
        #expect(check.words([path, body]) == [])
        #expect(check.found([other]).count == 1)
    }

    @Test("an operation tells each thing once, however many errors it is led to")
    func repetition() {
        let trace = "at f (/app/a.js:1:2)"
        let input = (1...5).map { HTTPExchange.sample("POST /orders", 500, "\(trace) \($0)") }
        #expect(check.found(input).count == 1)
    }

    @Test("only error answers of operations are looked at; all answers to trials are")
    func needs() {
        let body = "at f (/app/a.js:1:2)"
        let observations = Observations(
            rosters: [
                Roster(kind: OperationExchange.kind, subjects: ["GET /docs", "GET /broken"]),
                Roster(kind: UnknownRouteTrial.kind, subjects: ["run"]),
                Roster(kind: MalformedInputTrial.kind, subjects: ["POST /a"]),
            ],
            observations: [
                Observation(
                    kind: OperationExchange.kind,
                    subject: "GET /docs",
                    value: .success(OperationExchange(exchange: .sample("GET /docs", 200, body)))
                ),
                Observation(
                    kind: OperationExchange.kind,
                    subject: "GET /broken",
                    value: .success(OperationExchange(exchange: .sample("GET /broken", 500, body)))
                ),
                Observation(
                    kind: UnknownRouteTrial.kind,
                    subject: "run",
                    value: .success(
                        UnknownRouteTrial(known: .sample("GET /", 200), unknown: .sample("GET /x", 404, body))
                    )
                ),
                Observation(
                    kind: MalformedInputTrial.kind,
                    subject: "POST /a",
                    value: .failure(Unjudged(.notAllowed, "the target is not disposable"))
                ),
            ]
        )
        let judgements = check.judge(observations)
        #expect(judgements.map(\.subject) == ["GET /docs", "GET /broken", "run", "POST /a"])
        #expect(judgements.map { (try? $0.result.get().count) ?? -1 } == [0, 1, 1, -1])
    }

    @Test("hostile bodies are scanned to their bound and quoted presentably", arguments: Hostile.all)
    func hostileBodies(body: String) {
        #expect(check.found([.sample("GET /x", 500, body)]).arePresentable)
        let found = check.found([.sample("GET /x", 500, "at f (/app/a.js:1:2) \(body)\n")])
        #expect(found.arePresentable)
    }
}
