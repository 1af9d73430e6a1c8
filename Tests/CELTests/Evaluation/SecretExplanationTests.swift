import CEL
import Testing

@Suite("secrets in explanations")
struct SecretExplanationTests {
    private static let secret = "hunter2-correct-horse"

    private func environment() throws -> CELEnvironment {
        try Evaluations.environment(
            [
                CELVariable("token", .string, isSecret: true), CELVariable("account", .record("Account")),
                CELVariable("accounts", .list(.record("Account"))),
                CELVariable("byName", .map(.string, .record("Account"))),
                CELVariable("table", .map(.string, .int)),
            ],
            records: [
                CELRecord(
                    "Account",
                    [
                        "name": .init(.string), "password": .init(.string, isSecret: true),
                        "login": .init(.record("Login")),
                    ]
                ),
                CELRecord("Login", ["pin": .init(.int, isSecret: true), "host": .init(.string)]),
            ]
        )
    }

    private static let values: [String: CELValue] = {
        let account: CELValue = [
            "name": "ann", "password": .string(secret), "login": ["pin": 46_137_928, "host": "db"],
        ]
        return [
            "token": .string(secret), "account": account, "accounts": [account], "byName": ["ann": account],
            "table": ["a": 1],
        ]
    }()

    @Test(
        "nothing that is computed from a secret is shown",
        arguments: [
            "token == 'x'", "token + 'a' == 'x'", "token.substring(1) == 'x'", "account.password == 'x'",
            "account.login.pin == 1",
            "account == {}", "accounts.all(a, a.password == 'x')", "accounts.exists(a, a == {})",
            "accounts[0].password == 'x'",
            "byName['ann'].password == 'x'", "byName.all(k, a, a.password == 'x')", "dyn(account).password == 'x'",
            "account['password'] == 'x'", "[token][0] == 'x'", "{'k': token}.k == 'x'", "cel.bind(t, token, t == 'x')",
            "cel.block([token, cel.index(0) + 'a'], cel.index(1) == 'x')",
            "optional.of(token).optMap(t, t + 'a').value() == 'x'",
            "(token == 'x' ? 'y' : token) == 'x'", "[token].map(t, t + 'a') == ['x']",
            "[token].filter(t, t != 'x') == []",
            "token.split('-').all(p, p == 'x')", "int(token) == 1", "table[token] == 1", "{'a': 1}[token] == 1",
            "table[token + 'x'] == 1",
            "['a'].map(x, token) == []", "duration(token) == duration('1s')", "[1][account.login.pin] == 1",
            "timestamp(token) == timestamp(0)",
            "account.login.pin + 1 == 2", "bytes(token) == b''", "accounts.map(a, a.password) == []",
            "'%s'.format([account]) == ''",
            "{token: 1, token: 2} == {}", "[account].sortBy(a, a.password) == []",
            "accounts.first().value().password == 'x'", "string(account.login) == ''",
            "accounts.map(a, {'p': a.password})[0].p == ''", "accounts.transformMap(i, a, a.login.pin) == {}",
            "token.nothing == 1",
        ]
    )
    func hidden(_ source: String) throws {
        let program = try? environment().compile(source)
        let run = try program ?? environment().compileUnchecked(source)
        let explanation = run.explain(Self.values)
        let text = explanation.text(maximumLines: 1_000)
        #expect(!text.contains("hunter2"), "\(text)")
        #expect(!text.contains("horse"), "\(text)")
        #expect(!text.contains("4613792"), "\(text)")
        if case .failure(let error) = explanation.result {
            #expect(!"\(error) \(error.failure)".contains("hunter2"))
            #expect(!"\(error) \(error.failure)".contains("4613792"))
        }
    }

    @Test("truth values, sizes and what is not secret are shown")
    func shown() throws {
        let environment = try environment()
        func text(_ source: String) throws -> String { try environment.compile(source).explain(Self.values).text() }
        #expect(
            try text("size(token) >= 32") == """
                size(token) >= 32 is false
                  size(token) = 21
                    token = ***
                """
        )
        #expect(try text("token.startsWith('x')").hasPrefix("token.startsWith('x') is false\n  token = ***"))
        #expect(
            try text("account.name == 'bob'") == """
                account.name == 'bob' is false
                  account.name = "ann"
                """
        )
        #expect(try text("account.login.host == ''").contains("account.login.host = \"db\""))
        #expect(try text("accounts.all(a, a.name == 'bob')").contains("a.name = \"ann\""))
        #expect(try text("byName.all(k, a, k == 'bob')").contains("k = \"ann\""))
    }
}
