// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "assay",
    products: [
        .executable(name: "assay", targets: ["AssayCLI"]),
        .library(name: "JSON", targets: ["JSON"]),
        .library(name: "YAML", targets: ["YAML"]),
        .library(name: "LinearRegex", targets: ["LinearRegex"]),
        .library(name: "CEL", targets: ["CEL"]),
        .library(name: "JSONSchema", targets: ["JSONSchema"]),
        .library(name: "OpenAPI", targets: ["OpenAPI"]),
        .library(name: "HTTPWire", targets: ["HTTPWire"]),
        .library(name: "LoadEngine", targets: ["LoadEngine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // Libraries that know nothing of audits.
        .target(name: "JSON"),
        .target(name: "YAML", dependencies: ["JSON", .product(name: "Yams", package: "Yams")]),
        .target(name: "CByteScan"),
        .target(name: "LinearRegex", dependencies: ["CByteScan"]),
        .target(name: "CTimeZones"),
        .target(name: "CEL", dependencies: ["CTimeZones", "LinearRegex"]),
        .target(name: "JSONSchema", dependencies: ["JSON", "LinearRegex"]),
        .target(name: "OpenAPI", dependencies: ["JSON", "JSONSchema", "YAML"]),
        .target(name: "HTTPWire"),
        .target(name: "CEpoll"),
        .target(name: "LoadEngine", dependencies: ["CEpoll", "HTTPWire"]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "CProcess"),

        // Values and pure functions.
        .target(name: "AssayModel"),
        .target(name: "AssayConfiguration", dependencies: ["YAML"]),
        .target(
            name: "AssayEvidence",
            dependencies: ["AssayConfiguration", "AssayModel", "JSON", "OpenAPI", "YAML"]
        ),
        .target(name: "AssayExpressions", dependencies: ["AssayEvidence", "AssayModel", "CEL", "JSON"]),
        .target(
            name: "AssayPlan",
            dependencies: ["AssayConfiguration", "AssayExpressions", "AssayModel", "CEL", "JSON", "YAML"]
        ),
        .target(name: "AssayDecision", dependencies: ["AssayExpressions", "AssayModel", "CEL"]),
        .target(
            name: "AssayChecks",
            dependencies: [
                "AssayConfiguration", "AssayEvidence", "AssayExpressions", "AssayModel", "CEL", "JSON", "OpenAPI",
                "YAML",
            ],
            plugins: ["CheckCatalogPlugin"]
        ),
        .target(
            name: "AssayReports",
            dependencies: [
                "AssayDecision", "AssayModel", "JSON", .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .executableTarget(name: "catalog-tool"),
        .plugin(name: "CheckCatalogPlugin", capability: .buildTool(), dependencies: ["catalog-tool"]),

        // Input and output.
        .target(
            name: "AssayBundle",
            dependencies: ["AssayModel", "JSON", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "AssayProbes",
            dependencies: [
                "AssayConfiguration", "AssayEvidence", "AssayModel", "COpenSSL", "CProcess", "HTTPWire", "JSON",
                "LoadEngine", "OpenAPI", "YAML", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "AssayEngine",
            dependencies: [
                "AssayBundle", "AssayChecks", "AssayConfiguration", "AssayDecision", "AssayEvidence",
                "AssayExpressions", "AssayModel", "AssayPlan", "AssayProbes", "AssayReports", "JSON",
            ]
        ),
        .executableTarget(
            name: "AssayCLI",
            dependencies: [
                "AssayBundle", "AssayChecks", "AssayDecision", "AssayEngine", "AssayExpressions", "AssayModel",
                "AssayPlan", "AssayProbes", "AssayReports", "CEL", "JSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        // The sample service that demonstrations and end-to-end tests audit.
        .executableTarget(
            name: "ultra-mvp",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Examples/ultra-mvp/Sources/ultra-mvp"
        ),

        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "YAMLTests", dependencies: ["JSON", "YAML"]),
        .testTarget(name: "LinearRegexTests", dependencies: ["LinearRegex"], exclude: ["Peer"]),
        .testTarget(name: "CELTests", dependencies: ["CEL"]),
        .testTarget(name: "JSONSchemaTests", dependencies: ["JSON", "JSONSchema"]),
        .testTarget(name: "OpenAPITests", dependencies: ["JSON", "JSONSchema", "OpenAPI", "YAML"]),
        .testTarget(name: "HTTPWireTests", dependencies: ["HTTPWire"]),
        .testTarget(name: "LoadEngineTests", dependencies: ["HTTPWire", "LoadEngine"]),
        .testTarget(name: "AssayModelTests", dependencies: ["AssayModel", "JSON"]),
        .testTarget(name: "AssayConfigurationTests", dependencies: ["AssayConfiguration", "YAML"]),
        .testTarget(
            name: "AssayEvidenceTests",
            dependencies: ["AssayEvidence", "AssayModel", "JSON", "OpenAPI", "YAML"]
        ),
        .testTarget(
            name: "AssayExpressionsTests",
            dependencies: ["AssayEvidence", "AssayExpressions", "AssayModel", "CEL", "JSON"]
        ),
        .testTarget(
            name: "AssayPlanTests",
            dependencies: ["AssayExpressions", "AssayModel", "AssayPlan", "JSON", "JSONSchema", "YAML"]
        ),
        .testTarget(name: "AssayDecisionTests", dependencies: ["AssayDecision", "AssayExpressions", "AssayModel"]),
        .testTarget(
            name: "AssayChecksTests",
            dependencies: [
                "AssayChecks", "AssayConfiguration", "AssayDecision", "AssayEvidence", "AssayModel", "JSON", "OpenAPI",
                "YAML",
            ]
        ),
        .testTarget(
            name: "AssayReportsTests",
            dependencies: ["AssayDecision", "AssayModel", "AssayReports", "JSON"],
            exclude: ["Goldens"]
        ),
        .testTarget(name: "AssayBundleTests", dependencies: ["AssayBundle", "AssayModel", "JSON"]),
        .testTarget(
            name: "AssayProbesTests",
            dependencies: [
                "AssayConfiguration", "AssayEvidence", "AssayModel", "AssayProbes", "HTTPWire", "JSON", "LoadEngine",
                "OpenAPI",
            ]
        ),
        .testTarget(
            name: "AssayEngineTests",
            dependencies: ["AssayBundle", "AssayChecks", "AssayEngine", "AssayEvidence", "AssayModel", "AssayProbes"]
        ),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "EndToEndTests", dependencies: ["AssayCLI", "ultra-mvp"]),
    ]
)

for target in package.targets where ![.plugin, .system].contains(target.type) {
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
