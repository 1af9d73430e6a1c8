import ArgumentParser
import AssayBundle
import AssayChecks
import AssayEngine
import AssayModel
import AssayReports

/// `assay test`: an API description against the service that it describes.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Calls every operation of an API description once and judges the answers.",
        discussion: """
            Reads OpenAPI 2.0, 3.0, 3.1 or 3.2 in JSON or YAML, reviews it, makes a valid request for each operation, \
            sends it to --url and judges status, headers and body by the description. Without --url only the \
            description is reviewed. Operations that change something are called on this machine's loopback, and \
            elsewhere only with --writes. Exit status: 0 nothing at or above --fail-on, 1 findings, 3 not assessed; \
            64 usage, 69 target unreachable, 70 internal, 130 interrupted.
            """
    )

    @Argument(help: "The description: a file, or its path on the service, such as /openapi.json.")
    var description: String

    @Option(help: "Where the service answers, such as http://127.0.0.1:8000.")
    var url: String?

    @Option(help: "A field that goes with every request, as 'Name: value'; $NAME is read from the environment.")
    var header: [String] = []

    @Option(help: "Who calls protected operations, as NAME='Name: value'.")
    var identity: [String] = []

    @Flag(inversion: .prefixedNo, help: "Whether to call operations that change something.")
    var writes: Bool?

    @Option(help: "The seed of the values that are made up.")
    var seed: UInt64 = 0

    @Option(help: "How long requests are sent, such as 30s.")
    var time: String?

    @Option(help: "The most requests that are sent.")
    var maxRequests: Int?

    @Option(help: "The longest that one answer may take, such as 10s.")
    var timeout = "10s"

    @Option(help: "The least severity that fails the command: info, low, medium, high or critical.")
    var failOn: Severity = .high

    @Option(help: "The form of the report: text, json, sarif, junit or markdown.")
    var format: StageFormat = .text

    @Option(name: .shortAndLong, help: "Write the report to this file instead of standard output.")
    var output: String?

    @Flag(name: .shortAndLong, help: "Print no progress.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print every operation, finding and gap.")
    var verbose = false

    @Flag(help: "Print no colours.")
    var noColor = false

    func validate() throws {
        if let url, ServiceURL(url) == nil {
            throw ValidationError("--url takes an address such as http://127.0.0.1:8000")
        }
        // Not quoted: what is not of the form may be a secret.
        for field in header where HeaderArgument(field) == nil { throw ValidationError("--header takes 'Name: value'") }
        for person in identity where IdentityArgument(person) == nil {
            throw ValidationError("--identity takes NAME='Name: value'")
        }
        let fields = header.compactMap(HeaderArgument.init) + identity.compactMap(IdentityArgument.init).map(\.header)
        if let missing = fields.lazy.compactMap(\.unsetVariable).first {
            throw ValidationError("the environment holds no $\(missing), which a field refers to")
        }
        for span in [time, timeout].compactMap(\.self) where (TimeSpan(span)?.milliseconds ?? 0) == 0 {
            throw ValidationError("'\(span)' is no length of time such as 30s or 500ms")
        }
        if let maxRequests, maxRequests < 1 { throw ValidationError("--max-requests takes a number above 0") }
    }

    func run() async throws {
        let options = options
        let display = ProgressDisplay(isQuiet: quiet)
        let test = DescriptionTest(options: options, clock: { Clock.now }, events: { display.show($0) })
        let report: StageReport
        do {
            report = try await Signals.cancelling { try await test.run() }
        } catch is CancellationError {
            display.finish()
            throw ExitCode(130)
        }
        display.finish()
        let isColoured = !noColor && output == nil && Output.isTerminal && Output.wantsColour
        let rendering = ReportOptions(
            colour: isColoured,
            width: output == nil ? Output.width : 100,
            isVerbose: verbose,
            checks: CheckCatalog.checks.map(\.about)
        )
        let bytes = try report.rendered(as: format, options: rendering)
        if let output {
            try DurableFile.deliver(bytes, to: output)
        } else {
            try Output.write(bytes)
        }
        if report.conclusion != .clean { throw ExitCode(report.conclusion.exitStatus) }
    }

    private var options: DescriptionTest.Options {
        var options = DescriptionTest.Options(description: description)
        options.url = url.flatMap { ServiceURL($0) }
        options.allowsWrites = writes ?? options.url?.endpoint.isLoopback ?? false
        for (position, field) in header.compactMap(HeaderArgument.init).enumerated() {
            let value = field.isPlain ? field.value : field.kept(as: "ASSAY_HEADER_\(position + 1)")
            options.headers.append((field.name, value))
        }
        for (position, person) in identity.compactMap(IdentityArgument.init).enumerated() {
            let value = person.header.kept(as: "ASSAY_IDENTITY_\(position + 1)")
            options.identities[person.name] = .header(name: person.header.name, value: value)
        }
        options.seed = seed
        options.time = time.flatMap { TimeSpan($0) }?.duration
        options.mostRequests = maxRequests
        options.timeout = TimeSpan(timeout) ?? .seconds(10)
        options.failOn = failOn
        return options
    }
}
