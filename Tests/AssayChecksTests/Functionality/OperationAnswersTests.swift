import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Operation answers")
struct OperationAnswersTests {
    private let check = OperationAnswers()

    private func exchange(_ status: Int, template: String? = nil) -> HTTPExchange {
        .sample("GET /orders", status, template: template)
    }

    @Test("any 5xx is found, whoever asked and whatever is declared", arguments: [500, 501, 502, 503, 504, 599])
    func serverErrors(status: Int) {
        for isProtected in [true, false] {
            for identity in [nil, "alice"] {
                let input = OperationExchange(
                    exchange: exchange(status, template: "/orders/{id}"),
                    declaredStatuses: ["5XX", "\(status)", "default"],
                    isProtected: isProtected,
                    identity: identity
                )
                #expect(check.words(input) == ["GET /orders/{id}: answers \(status), a server error"])
            }
        }
    }

    @Test("a number that is no status is found", arguments: [Int.min, -1, 0, 99, 103, 199, 600, 999, Int.max])
    func noStatus(status: Int) {
        #expect(check.found(OperationExchange(exchange: exchange(status))).first?.anchor == "server-error")
    }

    @Test(
        "a 4xx by which the operation was not seen at work is no answer",
        arguments: [406, 409, 410, 412, 413, 428, 451]
    )
    func clientErrors(status: Int) {
        #expect(check.words(OperationExchange(exchange: exchange(status))) == ["unjudged: control-failed"])
        let declared = OperationExchange(exchange: exchange(status), declaredStatuses: ["\(status)"])
        #expect(check.words(declared) == (status == 409 ? [] : ["unjudged: control-failed"]))
    }

    @Test("a valid request that is refused as invalid shows nothing, declared or not", arguments: [400, 415, 422])
    func refusedAsInvalid(status: Int) {
        for declared in [[], ["\(status)"], ["4XX"]] {
            let input = OperationExchange(exchange: exchange(status), declaredStatuses: declared)
            #expect(check.words(input) == ["unjudged: control-failed"])
        }
    }

    @Test("a sign-in that refuses made-up credentials as it declares is an answer, a protected operation is not")
    func signIn() {
        func input(_ declared: [String], isProtected: Bool) -> OperationExchange {
            var input = OperationExchange(exchange: exchange(401), declaredStatuses: declared, isProtected: isProtected)
            input.exchange.request.body = "{}"
            input.described = OperationName(method: "POST", path: "/auth/sign-in")
            return input
        }
        #expect(check.words(input(["200", "401"], isProtected: false)) == [])
        #expect(check.words(input(["200"], isProtected: false)) == ["unjudged: control-failed"])
        #expect(check.words(input(["200", "401"], isProtected: true)) == ["unjudged: control-failed"])
    }

    @Test("404 to a body that is made up shows nothing unless it is declared")
    func bodyNamesNothing() {
        let exchange = HTTPExchange.sample("POST /runs", 404, "{}", sending: "{}")
        #expect(check.words(OperationExchange(exchange: exchange)) == ["unjudged: control-failed"])
    }

    @Test("404 and 405 on a path without parameters are found unless declared", arguments: [404, 405])
    func absence(status: Int) {
        #expect(check.found(OperationExchange(exchange: exchange(status))).map(\.severity) == [.medium])
        for declared in ["\(status)", "4XX", "4xx"] {
            #expect(check.words(OperationExchange(exchange: exchange(status), declaredStatuses: [declared])) == [])
        }
        #expect(check.words(OperationExchange(exchange: exchange(status, template: "/orders/{id}"))) == [])
    }

    @Test("a refusal is never a pass", arguments: [401, 403])
    func refusals(status: Int) {
        for isProtected in [true, false] {
            for identity in [nil, "alice"] {
                let input = OperationExchange(
                    exchange: exchange(status),
                    isProtected: isProtected,
                    identity: identity
                )
                #expect(check.words(input) == ["unjudged: control-failed"])
            }
        }
    }

    @Test("a redirect to the sign-in page is a refusal, another redirect an answer")
    func redirects() {
        func redirect(_ place: String) -> OperationExchange {
            OperationExchange(exchange: .sample("GET /orders", 302, fields: [("Location", place)]))
        }
        #expect(check.words(redirect("https://id.example/oauth2/authorize?x=1")) == ["unjudged: control-failed"])
        #expect(check.words(redirect("/users/sign_in")) == ["unjudged: control-failed"])
        #expect(check.words(redirect("/orders/?from=/login")) == [])
        #expect(check.words(redirect("/authors")) == [])
    }

    @Test("what stands in the identity's name cannot break the reason")
    func hostileIdentity() {
        let input = OperationExchange(exchange: exchange(401), identity: Hostile.controls)
        #expect(throws: Unjudged(.controlFailed, "it refused the credentials of [2J evil with 401")) {
            try check.findings(in: input)
        }
    }
}
