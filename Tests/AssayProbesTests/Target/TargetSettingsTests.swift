import AssayModel
import Glibc
import Testing

@testable import AssayProbes

@Suite("Settings of the target")
struct TargetSettingsTests {
    private let tree: TestTree
    private let redactor = Redactor(fingerprint: { _ in "" })

    init() throws {
        tree = try TestTree([
            ".env.production":
                "A=from-file\nBOTH=of-file\nexport Q='a b'\nEMPTY=\nJWT_SECRET=Xk29-secret-value-77\n"
                + "DATABASE_URL=postgres://u:p@db.internal:5432/x\nCACHE=redis://127.0.0.1:6379\nLOOK=http://127.0.0.1.example.com/\n"
                + "CLUSTER=mongodb://u:p@one.internal:1,localhost:2,two.internal/x\n"
        ])
    }

    private func settings(_ environment: [String: String] = [:], file: String? = ".env.production") throws
        -> TargetSettings
    {
        let url = try #require(ServiceURL("http://127.0.0.1:1"))
        let start = Plan.Start(
            run: ["./serve"],
            environmentFile: file,
            environment: environment,
            ready: OperationName(method: "GET", path: "/")
        )
        let plan = Plan(service: .init(name: "s"), target: Plan.Target(url: url, start: start))
        return TargetSettings(plan: plan, root: tree.root, redactor: redactor)
    }

    private func reason(_ text: String, _ settings: TargetSettings) -> Unjudged? {
        do throws(Unjudged) {
            _ = try settings.expanded(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "names are replaced by their values, and every other dollar stands for itself",
        arguments: [
            ("", ""), ("plain", "plain"), ("$A", "from-file"), ("${A}", "from-file"), ("x${A}y", "xfrom-filey"),
            ("$A$A", "from-filefrom-file"), ("$A-$Q", "from-file-a b"), ("$$", "$$"), ("$$A", "$from-file"), ("$", "$"),
            ("$5.00", "$5.00"), ("${", "${"), ("${}", "${}"), ("${A", "${A"), ("${A-x}", "${A-x}"), ("$.x", "$.x"),
            ("a$", "a$"),
            ("${1}", "${1}"), ("$é", "$é"), ("$A.$A", "from-file.from-file"),
        ]
    )
    func expands(text: String, expected: String) throws {
        #expect(try settings().expanded(text) == expected)
    }

    @Test("a value is not expanded again")
    func expandsOnce() throws {
        #expect(try settings(["LOOP": "$LOOP $A"]).expanded("$LOOP") == "$LOOP $A")
    }

    @Test(
        "a name without a value is told, with what to do",
        arguments: ["$ASSAY_UNIT_NOWHERE", "x ${ASSAY_UNIT_NOWHERE}", "$EMPTY"]
    )
    func tellsMissing(text: String) throws {
        let error = reason(text, try settings())
        #expect(error?.reason == .notRun && error?.detail.contains("is not set: export it") == true)
    }

    @Test("a secret has the value that the target is started with")
    func agreesWithTarget() throws {
        unsafe setenv("ASSAY_UNIT_BOTH", "of-process", 1)
        try tree.write("ASSAY_UNIT_BOTH=of-file\n", to: "both.env")
        let plain = try settings(file: nil)
        let filed = try settings(file: "both.env")
        let planned = try settings(["ASSAY_UNIT_BOTH": "of-plan"], file: "both.env")
        for (settings, value) in [(plain, "of-process"), (filed, "of-file"), (planned, "of-plan")] {
            #expect(try settings.expanded("$ASSAY_UNIT_BOTH") == value)
            #expect(try settings.environment()["ASSAY_UNIT_BOTH"] == value)
        }
    }

    @Test("the target gets this process's settings, the file's over them, and the plan's over both")
    func layers() throws {
        let values = try settings(["BOTH": "of-plan"]).environment()
        #expect(
            values["A"] == "from-file" && values["BOTH"] == "of-plan" && values["Q"] == "a b" && values["EMPTY"] == ""
        )
        #expect(values["PATH"] == ProcessEnvironment.current["PATH"])
    }

    @Test("secrets of the file, and whatever was put into a request, are masked from then on")
    func remembers() throws {
        let settings = try settings()
        _ = try settings.environment()
        _ = try settings.expanded("$A")
        #expect(
            redactor.text(Array("Xk29-secret-value-77 from-file of-file".utf8))
                == "******************** ********* of-file"
        )
    }

    @Test("a file that is gone, a link or a folder is a gap, and nothing is started with half of the settings")
    func needsItsFile() throws {
        try tree.run("ln -s .env.production link; mkdir folder")
        for file in ["gone", "link", "folder"] {
            #expect(throws: Unjudged.self) { try settings(file: file).environment() }
            #expect(try settings(file: file).foreignHosts().isEmpty)
        }
    }

    @Test("hosts of other machines are told, each of a cluster, and none of this machine")
    func tellsForeignHosts() throws {
        let hosts = try settings().foreignHosts().map { "\($0.name) \($0.host)" }
        #expect(
            hosts == [
                "CLUSTER one.internal", "CLUSTER two.internal", "DATABASE_URL db.internal",
                "LOOK 127.0.0.1.example.com",
            ]
        )
    }
}
