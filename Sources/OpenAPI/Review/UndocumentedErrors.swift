import JSON

/// Finds operations that do not say how they fail, how they refuse, or how they succeed.
enum UndocumentedErrors: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let operations = subject.operations
        let readable = operations.indices.filter { index in
            !operations[index].responses.isEmpty
        }
        let silent = readable.filter { !operations[$0].declaresError && operations[$0].canFail }
        let refusing = readable.filter { index in
            operations[index].isProtected && operations[index].declaresError && !operations[index].declaresRefusal
        }
        let failing = readable.filter { !operations[$0].declaresSuccess }
        return subject.finding(
            .undocumentedErrors,
            .warning,
            on: silent,
            ("declares no error", "declare no error")
        )
            + subject.finding(
                .undocumentedRefusal,
                .hint,
                on: refusing,
                (
                    "asks for credentials and declares neither 401 nor 403",
                    "ask for credentials and declare neither 401 nor 403"
                )
            )
            + subject.finding(
                .undocumentedSuccess,
                .warning,
                on: failing,
                ("declares no success", "declare no success")
            )
    }
}

extension OpenAPIOperation {
    private func declares(_ isWanted: (Int) -> Bool) -> Bool {
        responses.contains { response in
            switch response.status {
            case .code(let code): isWanted(code / 100)
            case .range(let hundreds): isWanted(hundreds)
            case .default: true
            }
        }
    }

    fileprivate var declaresError: Bool {
        declares { $0 == 4 || $0 == 5 }
    }

    fileprivate var declaresSuccess: Bool {
        declares { (1...3).contains($0) }
    }

    fileprivate var declaresRefusal: Bool {
        responses.contains { [.code(401), .code(403), .code(404), .range(4), .default].contains($0.status) }
    }

    /// Whether something in a request can be wrong: a parameter, a body, credentials.
    fileprivate var canFail: Bool {
        // What answers OPTIONS is about the server rather than about the request.
        guard method != "OPTIONS" else { return false }
        return requestBody != nil || isProtected
            || parameters.contains { $0.location == .path || $0.isRequired || $0.schema?.isConstrained == true }
    }
}

extension OpenAPISchema {
    /// Whether some text cannot be a value of it, as far as it says so itself.
    fileprivate var isConstrained: Bool {
        if let type = node["type"]?.text, type != "string" { return true }
        return ["enum", "pattern", "format", "maxLength", "minLength"].contains { node[$0] != nil }
    }
}
