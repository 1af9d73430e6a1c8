// swift-tools-version: 6.3
import PackageDescription

// Benchmarks against peers and drivers for comparisons. A package of its own, so that the product's build does not wait
// for it: `swift build -c release --package-path Benchmarks`.
let package = Package(
    name: "assay-benchmarks",
    dependencies: [.package(name: "assay", path: "..")],
    targets: [
        .executableTarget(name: "JSONBenchmark", dependencies: [.product(name: "JSON", package: "assay")]),
        .executableTarget(name: "RegexBenchmark", dependencies: [.product(name: "LinearRegex", package: "assay")]),
        .executableTarget(name: "RegexPeer", dependencies: [.product(name: "LinearRegex", package: "assay")]),
        .executableTarget(name: "SetBenchmark", dependencies: [.product(name: "LinearRegex", package: "assay")]),
        .executableTarget(name: "CELBenchmark", dependencies: [.product(name: "CEL", package: "assay")]),
        .executableTarget(
            name: "JSONSchemaBenchmark",
            dependencies: [
                .product(name: "JSON", package: "assay"), .product(name: "JSONSchema", package: "assay"),
                .product(name: "OpenAPI", package: "assay"),
            ]
        ),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
    ]
}
