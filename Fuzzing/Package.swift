// swift-tools-version: 6.3
import PackageDescription

// Coverage-guided fuzzing with libFuzzer, which comes with the toolchain for Linux. `scripts/slow fuzzing` builds and runs
// the targets: the instrumentation has to reach the libraries, so its flags stand on the command line and not here.
let package = Package(
    name: "assay-fuzzing",
    dependencies: [.package(name: "assay", path: "..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .target(name: "Fuzzer", dependencies: ["CLibFuzzer"]),
        .executableTarget(name: "JSONFuzz", dependencies: ["Fuzzer", .product(name: "JSON", package: "assay")]),
        .executableTarget(
            name: "RegexFuzz",
            dependencies: ["Fuzzer", .product(name: "LinearRegex", package: "assay")]
        ),
        .executableTarget(name: "CELParseFuzz", dependencies: ["Fuzzer", .product(name: "CEL", package: "assay")]),
        .executableTarget(name: "CELEvalFuzz", dependencies: ["Fuzzer", .product(name: "CEL", package: "assay")]),
        .executableTarget(
            name: "HTTPWireFuzz",
            dependencies: ["Fuzzer", .product(name: "HTTPWire", package: "assay")]
        ),
        .executableTarget(
            name: "JSONSchemaFuzz",
            dependencies: [
                "Fuzzer", .product(name: "JSON", package: "assay"), .product(name: "JSONSchema", package: "assay"),
            ]
        ),
        .executableTarget(
            name: "OpenAPIFuzz",
            dependencies: [
                "Fuzzer", .product(name: "JSON", package: "assay"), .product(name: "OpenAPI", package: "assay"),
            ]
        ),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .treatWarning("DeprecatedDeclaration", as: .warning),
    ]
}
