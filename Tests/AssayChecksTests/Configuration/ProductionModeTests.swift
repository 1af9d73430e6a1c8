import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Production mode")
struct ProductionModeTests {
    private let check = ProductionMode()

    private func found(_ text: String, path: String = ".env.production") -> [Finding] {
        check.found(.sample(path, text))
    }

    @Test(
        "debug mode is found in the names of many frameworks",
        arguments: [
            "DEBUG=1", "DEBUG=True", "APP_DEBUG=true", "DJANGO_DEBUG=on", "FLASK_DEBUG=yes", "WP_DEBUG=true", "debug=T",
            "DEBUG_MODE=true",
            "ENABLE_DEBUG=true", "DEBUG_ENABLED=true", "APP_DEBUG_TOOLBAR=1", "PYTHONDEVMODE=1", "Debug=true",
            "SHOP_DEBUG=2",
        ]
    )
    func debugging(text: String) {
        #expect(found(text).map(\.severity) == [.high])
    }

    @Test(
        "development modes are found",
        arguments: [
            "NODE_ENV=development", "NODE_ENV=test", "RAILS_ENV=development", "RACK_ENV=test", "APP_ENV=local",
            "APP_ENV=dev",
            "FLASK_ENV=development", "ASPNETCORE_ENVIRONMENT=Development", "SPRING_PROFILES_ACTIVE=prod,dev",
            "GIN_MODE=debug",
            "MIX_ENV=dev", "VAPOR_ENV=development", "spring.profiles.active=test", "QUARKUS_PROFILE=dev",
            "PAYPAL_MODE=mock",
            "XDEBUG_MODE=develop,debug", "ENVIRONMENT=development", "ENV=dev", "CI_ENVIRONMENT=testing",
        ]
    )
    func modes(text: String) {
        #expect(found(text).map(\.severity) == [.high], "\(found(text))")
    }

    @Test(
        "a sandbox, and tokens that nobody verifies, are found",
        arguments: [
            ("PAYPAL_MODE=sandbox", Severity.medium), ("QBO_ENVIRONMENT=sandbox", .medium),
            ("SHOP_VERIFY_JWT=false", .high), ("WEBHOOK_SIGNATURE_VERIFICATION=off", .high),
        ]
    )
    func sandboxes(text: String, severity: Severity) {
        #expect(found(text).map(\.severity) == [severity], "\(found(text))")
    }

    @Test(
        "commands that start a service as developers do are found",
        arguments: [
            ("uvicorn app:app --reload", "--reload"), ("sh -c \"python manage.py runserver 0.0.0.0:80\"", "runserver"),
            ("npm run dev", "npm dev"), ("yarn start:dev", "yarn start:dev"), ("pnpm --filter web dev", "pnpm dev"),
            ("nodemon --debug server.js", "--debug"), ("node --inspect=0.0.0.0:9229 a.js", "--inspect=0.0.0.0:9229"),
            ("php artisan serve --host=0.0.0.0", "artisan serve"), ("flask run", "flask run"),
            ("npx next dev", "next dev"), ("./node_modules/.bin/vite dev", "./node_modules/.bin/vite dev"),
            ("NODE_ENV=development node a.js", "NODE_ENV=development"),
            ("sh -c 'migrate && exec env FLASK_DEBUG=1 gunicorn app'", "FLASK_DEBUG=1"),
            ("[npm, run, dev]", "npm dev"), ("[\"python\", \"-m\", \"debugpy\", \"app.py\"]", "debugpy"),
        ]
    )
    func commands(text: String, words: String) {
        let messages = found("services:\n  web:\n    command: \(text)\n", path: "compose.yaml").map(\.message)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("service web starts with '\(words)': ") ?? false, "\(messages)")
    }

    @Test(
        "commands of production are fine",
        arguments: [
            "gunicorn app:app --workers 4", "npm start", "npm run start:prod", "node dist/main.js", "next start",
            "redis-server --requirepass $$REDIS_PASSWORD", "vite preview", "npm run build", "celery -l info",
            "sh -c 'if [ \"$$DEV\" ]; then npm run dev; else npm start; fi'", "postgres -c log_statement=none",
            "dockerd --debug=false", "[]", "{a: b}", "\"\"", "npm", "env", "NODE_ENV=production node a.js",
        ]
    )
    func productionCommands(text: String) {
        #expect(found("services:\n  web:\n    command: \(text)\n", path: "compose.yaml") == [])
    }

    @Test("of an image the last command counts, and it is a default")
    func imageCommands() {
        let image = """
            FROM node:22 AS base
            CMD ["npm", "run", "dev"]
            FROM base
            CMD npm start
            ENTRYPOINT ["uvicorn", "app:app", \\
              "--reload"]
            """
        let all = found(image, path: "Dockerfile")
        #expect(all.map(\.message).count == 1)
        #expect(all.first?.message.hasPrefix("the image starts by default with '--reload': ") ?? false)
        #expect(all.first?.location?.line == 5)
        #expect(all.first?.likelihood == .possible)
        #expect(found("FROM node:22\nCMD npm run dev\nCMD npm start\n", path: "Dockerfile") == [])
    }

    @Test("a command of megabytes, or of nothing but signs, is no matter")
    func hostileCommands() {
        for text in [String(repeating: "npm run ", count: 200_000), String(repeating: "&& ", count: 2_000), "= = ="] {
            #expect(ProductionHazard.of(command: text, profile: "production") == nil)
        }
    }

    @Test(
        "stand-ins are found",
        arguments: [
            "MOCK_PAYMENTS=true", "USE_MOCK_DB=1", "PAYMENT_MOCK=yes", "ENABLE_MOCKS=true", "USE_FAKE_MAILER=true",
            "STUB_SMS=on",
            "PAYMENT_PROVIDER=mock", "LLM_BACKEND=fake", "EMAIL_BACKEND=django.core.mail.backends.console.EmailBackend",
            "MAIL_MAILER=log",
            "SMS_GATEWAY=dummy", "MOCK_AUTH=true",
        ]
    )
    func standIns(text: String) {
        #expect(found(text).map(\.severity) == [.high], "\(found(text))")
    }

    @Test(
        "switched-off authentication is critical",
        arguments: [
            "DISABLE_AUTH=true", "SKIP_AUTH=1", "AUTH_DISABLED=yes", "NO_AUTH=true", "API_AUTH_DISABLED=true",
            "BYPASS_AUTH=on",
            "AUTH_ENABLED=false", "REQUIRE_AUTH=0", "SHOP_AUTH_ENABLED=false", "DISABLE_AUTHENTICATION=true",
            "xpack.security.enabled=false", "ALLOW_ANONYMOUS_LOGIN=yes",
            "SKIP_AUTH_CHECKS=true",
            "DISABLE_SECURITY_PLUGIN=true",
        ]
    )
    func authentication(text: String) {
        #expect(found(text).map(\.severity) == [.critical], "\(found(text))")
    }

    @Test(
        "unverified certificates are found",
        arguments: [
            "NODE_TLS_REJECT_UNAUTHORIZED=0", "PYTHONHTTPSVERIFY=0", "TLS_VERIFY=false", "VERIFY_SSL=false",
            "SSL_VERIFY=0",
            "GIT_SSL_NO_VERIFY=1", "INSECURE_SKIP_VERIFY=true", "KAFKA_TLS_SKIP_VERIFY=true",
            "DB_SSL_REJECT_UNAUTHORIZED=false",
        ]
    )
    func certificates(text: String) {
        #expect(found(text).map(\.severity) == [.high], "\(found(text))")
    }

    @Test(
        "the rest of the table",
        arguments: [
            ("POSTGRES_HOST_AUTH_METHOD=trust", Severity.high), ("MYSQL_ALLOW_EMPTY_PASSWORD=yes", .high),
            ("LOG_LEVEL=debug", .low), ("LOG_LEVEL=TRACE", .low), ("RUST_LOG=trace,hyper=info", .low),
            ("Logging__LogLevel__Default=Debug", .low), ("logging.level.root=DEBUG", .low), ("DEBUG=express:*", .low),
            ("DEBUG=*", .low),
            ("ALLOWED_HOSTS=*", .medium), ("DJANGO_ALLOWED_HOSTS=shop.example,*", .medium),
            ("ALLOWED_HOSTS=[\"*\"]", .medium),
            ("API_INSECURE=true", .medium), ("PHP_DISPLAY_ERRORS=On", .medium),
            ("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE=*", .high),
            ("SPRING_H2_CONSOLE_ENABLED=true", .high), ("NODE_OPTIONS=--inspect=0.0.0.0:9229", .critical),
            ("JAVA_TOOL_OPTIONS=-agentlib:jdwp=transport=dt_socket", .critical),
        ]
    )
    func others(text: String, severity: Severity) {
        #expect(found(text).map(\.severity) == [severity], "\(found(text))")
    }

    @Test(
        "what looks alike and is fine",
        arguments: [
            "DEBUG=0", "DEBUG=false", "DEBUG=", "DEBUG=off", "DEBUG=no", "DEBUG_PORT=9229",
            "DEBUG_EMAIL_RECIPIENT=a@b.example",
            "X_DEBUG_TOKEN=1", "DISABLE_DEBUG=true", "NO_DEBUG=1", "LOG_LEVEL=info", "LOG_LEVEL=warning",
            "RUST_LOG=info,hyper=debug",
            "NODE_ENV=production", "RAILS_ENV=production", "APP_ENV=prod", "PYTHON_ENV=/opt/venv", "VIRTUAL_ENV=dev",
            "AWS_PROFILE=dev",
            "SENTRY_ENVIRONMENT=development", "DD_ENV=dev", "MOCKUP_URL=true", "FAKE_NEWS_ENABLED=true",
            "FAKE_NEWS_API_KEY=1",
            "MOCK_EXAM_ENABLED=true", "STUB_RESOLVER=true", "ENABLE_MOCKS=false", "DISABLE_MOCKS=true",
            "DISABLE_AUTH=false",
            "AUTH_ENABLED=true", "DISABLE_PASSWORD_AUTH=true", "SMTP_AUTH_ENABLED=false", "SMTP_AUTH=false",
            "DISABLE_OAUTH=true",
            "NODE_TLS_REJECT_UNAUTHORIZED=1", "VERIFY_SSL=true", "TLS_VERIFY=1", "UPGRADE_INSECURE_REQUESTS=true",
            "DISALLOW_INSECURE=true",
            "OTEL_EXPORTER_OTLP_INSECURE=true", "EMAIL_VERIFICATION=false", "ALLOWED_HOSTS=shop.example",
            "ALLOWED_HOSTS=*.shop.example",
            "CACHE_MODE=local", "THEME_MODE=debug", "STORAGE_BACKEND=local", "MAIL_MAILER=smtp", "LOG_CHANNEL=stack",
            "NODE_OPTIONS=--max-old-space-size=4096",
            "ALLOW_ANONYMOUS_COMMENTS=true", "RUST_BACKTRACE=1", "WEB_CONCURRENCY=2", "LATEST=true", "CONTEST_MODE=on",
            "APP_ENV=${APP_ENV}",
            "POSTGRES_HOST_AUTH_METHOD=scram-sha-256", "MINIMUM_TLS_VERSION=0", "TWO_FACTOR_AUTH_ENABLED=false",
            "BASIC_AUTH_ENABLED=false",
        ]
    )
    func decoys(text: String) {
        #expect(found(text).map(\.description) == [])
    }

    @Test("the mode that the plan deploys is meant so")
    func profile() {
        let configuration = Plan.Configuration(profile: "test")
        let plan = Plan(service: Plan.Service(name: "s"), configuration: configuration)
        let facts = PlanFacts(plan: plan, deployedFiles: [".env"])
        #expect(check.words(DeployedFile(.sample(".env", "APP_ENV=test"), facts)) == [])
        #expect(check.words(DeployedFile(.sample(".env", "APP_ENV=dev"), facts)).count == 1)
    }

    @Test("defaults weigh less than settings")
    func defaults() {
        let image = found("FROM a\nENV DEBUG=true\n", path: "Dockerfile")
        #expect(image.map(\.likelihood) == [.possible])
        #expect(found("DEBUG=${DEBUG:-true}").map(\.likelihood) == [.possible])
        #expect(found("DEBUG=true").map(\.likelihood) == [.likely])
    }

    @Test("production files of real projects hold nothing to find", arguments: Self.realFiles)
    func realProjects(text: String) {
        #expect(found(text).map(\.description) == [])
    }

    private static let realFiles = [
        // Mastodon
        """
        LOCAL_DOMAIN=example.com
        REDIS_HOST=localhost
        DB_HOST=/var/run/postgresql
        ES_ENABLED=true
        SMTP_AUTH_METHOD=plain
        SMTP_OPENSSL_VERIFY_MODE=peer
        S3_ENABLED=true
        IP_RETENTION_PERIOD=31556952
        """,
        // Laravel
        """
        APP_NAME=Laravel
        APP_ENV=production
        APP_DEBUG=false
        LOG_CHANNEL=stack
        LOG_LEVEL=error
        BROADCAST_DRIVER=log
        QUEUE_CONNECTION=sync
        """,
        // Django cookiecutter
        """
        DJANGO_SETTINGS_MODULE=config.settings.production
        DJANGO_ADMIN_URL=abc/
        DJANGO_ALLOWED_HOSTS=.example.com
        DJANGO_SECURE_SSL_REDIRECT=False
        DJANGO_ACCOUNT_ALLOW_REGISTRATION=True
        WEB_CONCURRENCY=4
        """,
        // Supabase
        """
        ENABLE_EMAIL_SIGNUP=true
        ENABLE_ANONYMOUS_USERS=false
        ENABLE_EMAIL_AUTOCONFIRM=false
        DISABLE_SIGNUP=false
        FUNCTIONS_VERIFY_JWT=false
        IMGPROXY_ENABLE_WEBP_DETECTION=true
        """,
        // Grafana
        """
        GF_SERVER_ROOT_URL=https://grafana.example
        GF_USERS_ALLOW_SIGN_UP=false
        GF_AUTH_DISABLE_LOGIN_FORM=true
        GF_LOG_LEVEL=warn
        """,
    ]

    @Test("hostile files neither trap nor put invisible text into messages")
    func hostile() {
        for text in Hostile.all {
            #expect(found("DEBUG=" + text).allSatisfy { $0.isPresentable })
            #expect(found("\(text)_DEBUG=true").allSatisfy { $0.isPresentable })
        }
    }
}
