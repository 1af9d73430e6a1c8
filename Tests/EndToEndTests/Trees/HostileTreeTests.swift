import Foundation
import Testing

extension EndToEnd {
    @Suite("A hostile tree")
    struct HostileTreeTests {
        private static let script = #"""
            set -e
            ln -s . loop; ln -s ../.. up; mkdir sub; ln -s ../sub sub/sub; ln -s nowhere dangling
            ln -s /etc/passwd .env.production
            mkfifo README.md
            truncate -s 1G .env
            head -c 200000 /dev/urandom > Dockerfile
            printf 'A=1\n' > "$(printf 'bad\377name.env')"
            printf 'A=1\n' > "$(printf '.env.\033[2Jred')"
            printf 'A=1\n' > '.env.AKIAIOSFODNN7EXAMPLE'
            printf '\377\376\000\001' > docker-compose.yml
            { printf 'a: &a [x]\n'; for i in 1 2 3 4 5 6 7 8 9; do printf 'b: &b%s [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n' $i; done; } > compose.yaml
            deep=.; for i in $(seq 100); do deep=$deep/d; done; mkdir -p "$deep"; printf 'A=1\n' > "$deep/.env"
            mkdir many; (cd many; seq 300 | sed 's/$/.md/' | xargs touch)
            mkdir locked; printf 'A=1\n' > locked/.env; chmod 000 locked
            """#

        @Test("its audit ends, with honest gaps and without what lies outside", .timeLimit(.minutes(1)))
        func audit() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
                let made = try await Command.run(["bash", "-c", Self.script], in: tree.path)
                #expect(made.status == 0, "\(made.errors)")
                let result = try await Assay.run("audit", "--verbose", in: tree, within: .seconds(40))
                #expect([1, 3].contains(result.status), "\(result.transcript)")
                let run = try Assay.onlyRun(in: tree)
                for name in run.names {
                    #expect(try !run.text(name).contains("root:x:0"), "/etc/passwd is in \(name)")
                }
                #expect(!result.transcript.unicodeScalars.contains("\u{1B}"))
                let journal = try run.text("journal.jsonl")
                #expect(journal.contains("\"subject\":\".env\"") && journal.contains("more than 1048576"))
                #expect(!journal.contains("\"subject\":\"README.md\""))
                #expect(journal.contains("the tree holds more files than are read"))
            }
        }

        @Test("a file whose name is no text is not passed over in silence")
        func unnameable() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
                let script = #"printf 'A=1\n' > "$(printf 'bad\377name.env')""#
                #expect(try await Command.run(["bash", "-c", script], in: tree.path).status == 0)
                _ = try await Assay.run("audit", in: tree)
                let journal = try Assay.onlyRun(in: tree).text("journal.jsonl")
                #expect(journal.contains("the tree holds more files than are read"))
            }
        }

        @Test(
            "what the plan names is not read through a link",
            arguments: ["documents: {readme: README.md}", "documents: {readme: docs/passwd}"]
        )
        func links(_ section: String) async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                try tree.write("assay: 1\nservice: {name: Files}\n\(section)\n", to: "assay.yaml")
                let script = "ln -s /etc/passwd README.md; ln -s /etc docs"
                #expect(try await Command.run(["bash", "-c", script], in: tree.path).status == 0)
                let result = try await Assay.run("audit", in: tree)
                #expect([1, 3].contains(result.status), "\(result.transcript)")
                let run = try Assay.onlyRun(in: tree)
                for name in run.names { #expect(try !run.text(name).contains("root:x:0"), "it is in \(name)") }
                #expect(try run.text("journal.jsonl").contains("\"missed\""))
            }
        }

        @Test("a target is not started with settings from outside of the tree")
        func linkedSettings() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let port = try FreePort.next()
                let start = "start:\n  run: [touch, started]\n  ready: GET /health\n  env_file: .env.production"
                try tree.write(BarePlan.text(port: port, target: start), to: "assay.yaml")
                let link = try await Command.run(["ln", "-s", "/etc/passwd", ".env.production"], in: tree.path)
                #expect(link.status == 0)
                let result = try await Assay.run("audit", in: tree, within: .seconds(20))
                #expect(result.status != 0)
                #expect(try Assay.onlyRun(in: tree).text("journal.jsonl").contains("cannot read .env.production"))
                #expect(!tree.holds("started"))
            }
        }
    }
}
