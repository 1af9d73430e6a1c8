import AssayEvidence
import Testing

@Suite("Roles of files")
struct FileRoleTests {
    @Test(
        "files are told by their names, in any folder and any case",
        arguments: [
            (".env", FileRole.environment), ("a/b/.env.production", .environment), ("web.env", .environment),
            (".env.production.local", .environment), ("env.staging", .environment), (".ENV", .environment),
            (".env-prod", .environment), (".flaskenv", .environment), ("Dockerfile", .dockerfile),
            ("Dockerfile.prod", .dockerfile), ("api.Dockerfile", .dockerfile), ("Containerfile", .dockerfile),
            ("Dockerfile.go", .dockerfile), ("docker-compose.yml", .compose), ("compose.yaml", .compose),
            ("compose.prod.yaml", .compose), ("docker-compose.override.yml", .compose),
            ("openapi.json", .apiDescription),
            ("api/swagger.yml", .apiDescription), ("openapi-v2.yaml", .apiDescription), ("README", .document),
            ("README.md", .document), ("docs/a.rst", .document), ("readme.txt", .document),
        ]
    )
    func knowsRoles(path: String, role: FileRole) {
        #expect(FileRole.of(path) == role)
    }

    @Test(
        "programs, pages and data with such names have no role",
        arguments: [
            "", "/", "env.go", "env.rs", "env.mjs", "env.d.ts", "src/env.swift", "env.php", "env.html", "env.py",
            "environment.ts", ".envrc", "envoy.yaml", ".dockerignore", "Dockerfile.dockerignore", "dockerfile.json",
            "composer.json", "compose.go", "docker-compose.md.bak", "openapi.go", "swagger-ui.js", "readme.png",
            "main.swift", ".env.json", "set.env.sh",
        ]
    )
    func leavesOthersOut(path: String) {
        #expect(FileRole.of(path) == nil)
    }

    @Test(
        "a pattern to copy from is told from settings that something runs with",
        arguments: [
            (".env.example", true), ("example.env", true), (".env.production.sample", true), (".env.dist", true),
            (".env-template", true), (".env", false), (".env.production", false), ("examples/.env", false),
            ("exampled.env", false),
        ]
    )
    func knowsTemplates(path: String, isTemplate: Bool) {
        #expect(FileRole.isTemplate(path) == isTemplate)
    }
}
