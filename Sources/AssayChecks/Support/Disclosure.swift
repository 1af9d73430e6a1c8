import AssayEvidence
import AssayModel

/// Something internal that an error answer lets a stranger read.
struct Disclosure {
    /// What is let out.
    enum Kind: String, CaseIterable {
        /// A framework's page for developers.
        case debugPage = "debug-page"
        /// The frames of a stack.
        case stackTrace = "stack-trace"
        /// The words of a database.
        case databaseError = "database-error"
        /// The name of an exception's class.
        case exceptionClass = "exception-class"
        /// A path in the server's file system.
        case serverPath = "server-path"

        /// The kind in a message.
        var title: String {
            switch self {
            case .debugPage: "a debug page"
            case .stackTrace: "a stack trace"
            case .databaseError: "a database error"
            case .exceptionClass: "an exception's class"
            case .serverPath: "a path of the server's file system"
            }
        }
    }

    /// What is let out.
    var kind: Kind
    /// The words that show it.
    var excerpt: Excerpt

    /// What an answer discloses: a debug page or a stack trace stands for the paths and classes within it.
    static func all(in exchange: HTTPExchange) -> [Disclosure] {
        let text = ErrorText(exchange.response.body)
        let echo = Echo(exchange.request)
        let page = debugPage(text, exchange.response)
        let trace = page == nil ? stackTrace(text, echo) : nil
        let database = databaseError(text, echo)
        var found = [page ?? trace, database].compactMap(\.self)
        if found.isEmpty {
            found = [exceptionClass(text, echo) ?? serverPath(text, echo)].compactMap(\.self)
        }
        return found
    }

    /// What the request itself said, so that an answer which quotes it discloses nothing.
    private struct Echo {
        let sent: FoldedText

        init(_ request: HTTPExchange.Request) {
            sent = FoldedText("\(request.target) \(request.body?.prefix(65_536) ?? "")")
        }

        func contains(_ words: some StringProtocol) -> Bool {
            let words = String(decoding: FoldedText(words).bytes, as: UTF8.self)
            return words.utf8.count >= 4 && sent.contains(words)
        }
    }

    private static let pages: [(phrase: String, name: String)] = [
        ("seeing this error because you have debug = true", "Django with DEBUG = True"),
        ("using the urlconf defined in", "Django with DEBUG = True"),
        ("starlette debugger", "Starlette's debugger"),
        ("werkzeug debugger", "Werkzeug's debugger"), ("__debugger__=yes", "Werkzeug's debugger"),
        ("whoops, looks like something went wrong", "Laravel's error page"), ("whoops\\exception", "Whoops"),
        ("action controller: exception caught", "Rails' exception page"), ("rails.root:", "Rails' exception page"),
        ("server error in '/", "ASP.NET's error page"),
        ("an unhandled exception occurred while processing the request.", "ASP.NET's developer exception page"),
        ("sf-toolbar", "Symfony's debug toolbar"), ("symfony exception", "Symfony's exception page"),
        ("# plug.debugger", "Plug's debugger"),
    ]

    private static func debugPage(_ text: ErrorText, _ response: HTTPExchange.Response) -> Disclosure? {
        if response.field("x-debug-token-link") != nil {
            return Disclosure(kind: .debugPage, excerpt: Excerpt("Symfony's profiler, linked by X-Debug-Token-Link"))
        }
        // Prose may name a debugger; a debug page is a page.
        guard response.isHTML else { return nil }
        return pages.first { text.folded.contains($0.phrase) }
            .map { Disclosure(kind: .debugPage, excerpt: Excerpt($0.name)) }
    }

    private static func stackTrace(_ text: ErrorText, _ echo: Echo) -> Disclosure? {
        for line in text.lines {
            guard let reference = SourceReference(in: line) else { continue }
            let words = String(decoding: reference.line, as: UTF8.self)
            if !echo.contains(Excerpt(words, limit: 60).description.filter { $0 != "…" }) {
                return Disclosure(kind: .stackTrace, excerpt: Excerpt(words))
            }
        }
        // Laravel and others send the frames as objects.
        let isStructured = ["\"trace\":", "\"file\":", "\"line\":"].allSatisfy { text.folded.contains($0) }
        return isStructured ? Disclosure(kind: .stackTrace, excerpt: Excerpt("a trace of files and lines")) : nil
    }

    private static let databasePhrases = [
        "you have an error in your sql syntax", "sqlstate[", "syntax error at or near \"", "psycopg2.errors.",
        "psycopg2.operationalerror", "psycopg.errors.", "sqlalchemy.exc.", "sqlite3.operationalerror",
        "sqlite3.integrityerror", "sqlite_error:", "sqlite_constraint", "pg::", "psqlexception", "mysql_fetch",
        "unclosed quotation mark after the character string", "activerecord::statementinvalid",
        "prismaclientknownrequesterror", "er_parse_error", "er_dup_entry", "pq: ", "com.mysql.",
        "system.data.sqlclient",
        "microsoft.data.sqlclient", "npgsql.", "duplicate key value violates unique constraint",
        "violates foreign key constraint", "violates not-null constraint", "sequelizedatabaseerror", "mongoservererror",
        "querydslexception", "org.hibernate.exception", "wrongtype operation against a key",
    ]

    private static func databaseError(_ text: ErrorText, _ echo: Echo) -> Disclosure? {
        for phrase in databasePhrases where !echo.contains(phrase) {
            guard let position = text.folded.position(of: phrase) else { continue }
            let isWordStart = position == 0 || !(97...122).contains(text.folded.bytes[position - 1])
            guard isWordStart else { continue }
            let words = text.folded.bytes[position...].prefix(100).prefix { $0 != UInt8(ascii: "\n") }
            return Disclosure(kind: .databaseError, excerpt: Excerpt(String(decoding: words, as: UTF8.self)))
        }
        return nil
    }

    private static func exceptionClass(_ text: ErrorText, _ echo: Echo) -> Disclosure? {
        for line in text.lines where line.count <= 8_192 {
            for word in line.split(whereSeparator: { !isClassByte($0) }) where isExceptionClass(word) {
                let name = String(decoding: word, as: UTF8.self)
                if !echo.contains(name) { return Disclosure(kind: .exceptionClass, excerpt: Excerpt(name)) }
            }
        }
        return nil
    }

    private static func isClassByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte | 0x20)
            || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "\\")].contains(byte)
    }

    /// Whether a word reads `a.b.CException` or `A\B\CException`: two or more qualifiers and a class.
    private static func isExceptionClass(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\\") }
        guard (3...12).contains(parts.count), let last = parts.last, last.count > 5 else { return false }
        guard last.first.map({ (65...90).contains($0) }) == true else { return false }
        return last.suffix(9).elementsEqual("Exception".utf8) || last.suffix(5).elementsEqual("Error".utf8)
    }

    private static func serverPath(_ text: ErrorText, _ echo: Echo) -> Disclosure? {
        for line in text.lines {
            guard let path = ServerPath(in: line), !echo.contains(path.text) else { continue }
            return Disclosure(kind: .serverPath, excerpt: Excerpt(path.text))
        }
        return nil
    }
}
