import JSON

extension PlanKeys {
    static let target: [PlanKey] = [
        .node(
            "target",
            .section,
            mappingPhrase,
            .optional("only files are audited"),
            "The running service",
            example: "{url: http://127.0.0.1:8000}",
            aliases: ["server", "host"]
        ),
        .value(
            "target.url",
            .url,
            .required,
            "The base URL, without user name, query and fragment",
            example: "http://127.0.0.1:8000",
            aliases: ["host", "base_url", "address", "endpoint"]
        ),
        .values(
            "target.scope",
            .endpoint,
            .optional("the URL's own host and port"),
            "The hosts and ports that may be contacted; nothing else ever is. The URL's own must be among them",
            example: "[127.0.0.1:8000]",
            aliases: ["hosts", "allow", "allowed"]
        ),
        .value(
            "target.disposable",
            .flag,
            .optional("false"),
            "Whether the target and its data may be hurt: allows writes, active probes and drills",
            example: "true",
            aliases: ["writes", "destructive"]
        ),
        .value(
            "target.timeout",
            .duration,
            .optional("10s"),
            "The longest that one exchange may take, at most 1h",
            example: "10s",
            aliases: ["request_timeout", "deadline"]
        ),
        .values(
            "target.health",
            .healthRequest,
            .optional("`start.ready`, where there is one"),
            "The health operations",
            example: "[GET /api/health, /ready]",
            aliases: ["healthcheck", "health_check", "liveness", "readiness"]
        ),
        .node(
            "target.start",
            .section,
            mappingPhrase,
            .optional("the target runs already"),
            "How Assay starts, awaits and stops the target",
            example: "{run: [./serve], ready: GET /health}",
            aliases: ["command", "run", "launch"]
        ),
        .node(
            "target.start.run",
            .values,
            StartCommand.phrase,
            .required,
            "The command and its arguments; no shell is involved, and plain text is split at its blanks",
            example: "[./serve, --port, \"8000\"]",
            aliases: ["command", "cmd", "exec", "entrypoint"],
            schema: StartCommand.schema
        ),
        .value(
            "target.start.directory",
            .folder,
            .optional("the plan's folder"),
            "The working directory",
            example: "server",
            aliases: ["cwd", "dir", "workdir", "working_directory", "folder"]
        ),
        .value(
            "target.start.env_file",
            .file,
            .optional("none"),
            "A file of settings for the process; ${NAME} in it is taken from Assay's environment",
            example: ".env.production",
            aliases: ["environment_file", "dotenv"]
        ),
        .node(
            "target.start.env",
            .names,
            settingsPhrase,
            .optional("none"),
            "Settings that go over those of the file; $NAME is taken from the file, else "
                + "from Assay's environment, which the process inherits",
            example: "{PORT: \"8000\"}",
            aliases: ["environment", "variables", "settings"],
            schema: [
                "propertyNames": ["pattern": "^[A-Za-z_][A-Za-z0-9_]*$"],
                "additionalProperties": .object(Form<String>.argument.schema),
            ]
        ),
        .value(
            "target.start.ready",
            .healthRequest,
            .required,
            "The request that is answered with 2xx once the target is ready",
            example: "GET /health",
            aliases: ["readiness", "wait_for", "health"]
        ),
        .value(
            "target.start.ready_timeout",
            .duration,
            .optional("30s"),
            "The longest wait for that, at most 1h",
            example: "30s",
            aliases: ["timeout", "start_timeout", "startup_timeout"]
        ),
        .value(
            "target.start.stop_grace",
            .duration,
            .optional("10s"),
            "How long the target has to end after SIGTERM, at most 1h",
            example: "10s",
            aliases: ["grace", "stop_timeout", "grace_period", "stop_grace_period", "shutdown_timeout"]
        ),
        .node(
            "target.identities",
            .names,
            mappingPhrase,
            .optional("none"),
            "Those who use the API, by a name of your choice; each has either `header` or `login`",
            example: "{alice: {header: \"Authorization: Bearer $ALICE_TOKEN\"}}",
            aliases: ["users", "accounts", "auth", "identity"],
            schema: [
                "propertyNames": .object(Form<String>.line.schema),
                "additionalProperties": ["oneOf": [["required": ["header"]], ["required": ["login"]]]],
            ]
        ),
        .value(
            "target.identities.*.header",
            .header,
            .optional("`login` is used"),
            "A field that goes with every request; the secret in it stands as `$NAME`",
            example: "\"Authorization: Bearer $BOB_TOKEN\"",
            aliases: ["headers", "token", "bearer"]
        ),
        .node(
            "target.identities.*.login",
            .section,
            mappingPhrase,
            .optional("`header` is used"),
            "A sign-in that yields a bearer token",
            example: "{post: /auth/login, json: {user: alice, password: $ALICE_PASSWORD}, token: $.access_token}",
            aliases: ["signin", "sign_in"]
        ),
        .later("target.identities.*.basic", "A user name and password for basic authentication"),
        .value(
            "target.identities.*.login.post",
            .targetPath,
            .required,
            "The path that takes the POST",
            example: "/auth/login",
            aliases: ["path", "url", "request"]
        ),
        .node(
            "target.identities.*.login.json",
            .names,
            mappingPhrase,
            .required,
            "The JSON body; `$NAME` in its text stands for a secret",
            example: "{user: alice, password: $ALICE_PASSWORD}",
            aliases: ["body", "data", "form"]
        ),
        .value(
            "target.identities.*.login.token",
            .memberPath,
            .required,
            "Where the token stands in the answer: member names joined by dots after `$.`",
            example: "$.access_token",
            aliases: ["access_token", "extract"]
        ),
    ]
}
