import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
    @Test(
        "a mistake in the arguments is exit status 64 with a hint, and makes nothing",
        arguments: [
            ["audti"], ["audit", "--formt", "json"], ["audit", "--format", "pdf"], ["judge"], ["decide"],
            ["decide", ".", "--at", "tomorrow"], ["judge", ".", "--fail-on", "fatal"], ["checks", "explain"],
            ["checks", "explain", "security.no-such-check"],
        ]
    )
    func mistakes(_ arguments: [String]) async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            let result = try await Command.run([try Product.assay.path] + arguments, in: tree.path)
            #expect(result.status == 64, "\(result.transcript)")
            #expect(result.output.isEmpty)
            #expect(result.errors.hasPrefix("Error: ") || result.errors.hasPrefix("error: "), "\(result.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: tree.path).isEmpty)
        }
    }

    @Test("a plan or a run that is not there is exit status 64, and the message says what to do")
    func missing() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            let audit = try await Assay.run("audit", in: tree)
            #expect(audit.status == 64)
            #expect(audit.errors == "assay: cannot read the plan assay.yaml: no such file; name one with --plan FILE\n")
            let decide = try await Assay.run("decide", "nowhere", in: tree)
            #expect(decide.status == 64)
            #expect(decide.errors.contains("there is no run in nowhere"))
            try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
            let resume = try await Assay.run("audit", "--resume", in: tree)
            #expect(resume.status == 64)
            #expect(resume.errors.contains("start one with 'assay audit'"))
            #expect(!tree.holds(".assay"))
        }
    }

    @Test("a report that cannot be written is an error that names the file, and the run is kept")
    func unwritableOutput() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
            let result = try await Assay.run("audit", "--quiet", "--output", "no/such/report.txt", in: tree)
            #expect(result.status == 70)
            #expect(result.errors == "assay: cannot write no/such/report.txt: no such file or directory\n")
            #expect(try Assay.onlyRun(in: tree).names.contains("decision.json"))
        }
    }

    @Test("a report goes through a link and into a device, and replaces neither")
    func outputThroughLink() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            try tree.write("assay: 1\nservice: {name: Files}\n", to: "assay.yaml")
            let links = ["out": "/proc/self/fd/1", "full": "/dev/full", "link.json": "file.json"]
            for (link, place) in links {
                try FileManager.default.createSymbolicLink(atPath: tree.path(of: link), withDestinationPath: place)
            }
            try tree.write("old and longer than nothing", to: "file.json")
            _ = try await Assay.run("gather", "--quiet", in: tree)
            let run = try Assay.onlyRun(in: tree).path

            let shown = try await Assay.run("judge", run, "--format", "json", "--output", "out", in: tree)
            #expect(try ReportFile(Data(shown.output.utf8)).schemaVersion == "1.0")
            _ = try await Assay.run("judge", run, "--format", "json", "--output", "link.json", in: tree)
            #expect(try ReportFile(Data(tree.read("file.json").utf8)).schemaVersion == "1.0")
            let full = try await Assay.run("judge", run, "--output", "full", in: tree)
            #expect(full.status == 70)
            #expect(full.errors == "assay: cannot write full: no space left on device\n")
            for (link, place) in links {
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: tree.path(of: link)) == place)
            }
        }
    }

    @Test("an unknown check is answered with where to look")
    func unknownCheck() async throws {
        try await Bench.with { bench in
            let result = try await Assay.run("checks", "explain", "security.no-such-check", in: try bench.tree())
            #expect(result.errors.contains("there is no check 'security.no-such-check'; see 'assay checks list'"))
        }
    }

    @Test("the version is one line")
    func version() async throws {
        try await Bench.with { bench in
            let result = try await Assay.run("--version", in: try bench.tree())
            #expect(result.status == 0)
            #expect(result.output.split(separator: ".").count == 3 && result.output.hasSuffix("\n"))
            #expect(result.errors.isEmpty)
        }
    }

    @Test("every check that is listed is explained")
    func explained() async throws {
        try await Bench.with { bench in
            let tree = try bench.tree()
            let list = try await Assay.run("checks", "list", in: tree)
            #expect(list.status == 0)
            let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
            #expect(ids.count >= 23 && ids == ids.sorted() && Set(ids).count == ids.count)
            for id in ids {
                let page = try await Assay.run("checks", "explain", id, in: tree)
                #expect(page.status == 0 && page.errors.isEmpty)
                #expect(page.output.contains(id) && page.output.count > 400, "\(id)")
            }
        }
    }
}
