import AssayModel
import Glibc
import Testing

@testable import AssayEvidence

@Suite("Commands for curl")
struct CurlTests {
    private func exchange(
        _ method: String = "GET",
        _ target: String = "/a",
        fields: [HTTPExchange.Field] = [],
        body: String? = nil
    ) -> HTTPExchange {
        HTTPExchange(
            request: .init(method: method, origin: "http://127.0.0.1:8000", target: target, fields: fields, body: body),
            response: .init(status: 200)
        )
    }

    @Test("a plain request is a short command")
    func isShort() {
        #expect(exchange().curl == "curl -i 'http://127.0.0.1:8000/a'")
        #expect(exchange("HEAD").curl == "curl -i -I 'http://127.0.0.1:8000/a'")
        #expect(exchange("GET", body: "x").curl == "curl -i -X GET --data-raw x 'http://127.0.0.1:8000/a'")
        let login = exchange("POST", fields: [.init("Content-Type", "application/json")], body: #"{"p":"$PASSWORD"}"#)
        #expect(
            login.curl == "curl -i -X POST -H 'Content-Type: application/json' --data-raw "
                + #"'{"p":"'"$PASSWORD"'"}' 'http://127.0.0.1:8000/a'"#
        )
    }

    @Test("fields that curl sends by itself are left out, and an empty one is sent all the same")
    func listsFields() {
        let fields: [HTTPExchange.Field] = [.init("HOST", "h"), .init("User-Agent", "assay"), .init("X-Empty", "")]
        #expect(exchange(fields: fields).curl == "curl -i -H 'X-Empty;' 'http://127.0.0.1:8000/a'")
    }

    @Test("a body that begins with an at sign is no file name, and brackets are no list of URLs")
    func isNoFileAndNoList() {
        #expect(exchange("POST", body: "@/etc/passwd").curl.contains("--data-raw '@/etc/passwd'"))
        #expect(exchange("GET", "/a?x=[1-9]{b}").curl.hasSuffix(" -g 'http://127.0.0.1:8000/a?x=[1-9]{b}'"))
    }

    @Test(
        "a shell reads every word as it was, and expands nothing but names of variables",
        arguments: [
            "", "plain", "two words", "it's", "'", "''", "\"", "\\", "\\'", "`id`", "$(id)", "$((1+1))", "${IFS+x}",
            "$", "$$", "$1", "$5.00", "$.data", "$*", "$@", "a$", "${", "${}", "${1}", "!", "#c", "~", "*", "a\nb",
            "a\tb", "-n", ";id", "|id", "&& id", "> /dev/null", "é…", "$'x'", "\\$(id)", "$(id)$(id)",
            "{\"a\": \"b'c\"}",
        ]
    )
    func quotesForAShell(word: String) throws {
        #expect(try Shell.words("'%s' \(HTTPExchange.quoted(word))") == word)
    }

    @Test("random words survive a shell")
    func quotesNoise() throws {
        var random = SeededRandom(seed: 6)
        let alphabet = Array("ab'\"\\`$(){}[]<>|&;*?!~# \n-@%1_")
        for _ in 0..<120 {
            let count = Int.random(in: 1...170, using: &random)
            let word = String((0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
            // Variables are meant to be expanded: their names are all unset, so take those out of what is expected.
            let expected = word.replacing(/\$(?:[a-zA-Z_][a-zA-Z0-9_]*|\{[a-zA-Z_][a-zA-Z0-9_]*\})/, with: "")
            #expect(try Shell.words("'%s' \(HTTPExchange.quoted(word))") == expected, "\(word)")
        }
    }

    @Test("secrets stand as variables that the shell expands, next to whatever text")
    func expandsVariables() throws {
        let word = "Bearer $ASSAY_UNIT_A-${ASSAY_UNIT_A}'$ASSAY_UNIT_A\""
        let printed = try Shell.words("'%s' \(HTTPExchange.quoted(word))", setting: "ASSAY_UNIT_A='x y'")
        #expect(printed == "Bearer x y-x y'x y\"")
    }

    @Test("an operation is named by its template, else by its path without the query")
    func namesOperations() {
        var exchange = exchange("GET", "/orders/5?x=1")
        #expect(exchange.operationName == "GET /orders/5")
        exchange.operation = "/orders/{id}"
        #expect(exchange.operationName == "GET /orders/{id}")
        #expect(exchange.reference.status == 200 && exchange.reference.operation == "GET /orders/{id}")
    }
}
