import Foundation
import JSON
import JSONSchema
import Testing

/// Verdicts of another validator that Benchmarks/compare-json-schema-verdicts.py wrote down, a case in each line, into
/// the file that the environment variable ASSAY_PEER_VERDICTS names.
@Suite("Verdicts of another validator", .enabled(if: PeerVerdicts.file != nil))
struct PeerVerdictTests {
    private static let parser = JSONParser(limits: JSONLimits(maxDepth: JSONLimits.greatestDepth))

    @Test("every verdict is the same")
    func verdicts() throws {
        let path = try #require(PeerVerdicts.file)
        let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
        #expect(!lines.isEmpty)
        var (count, unjudged, differing) = (0, 0, 0)
        for line in lines {
            let root = try Self.parser.document(Array(line)).root
            let verdicts = try Self.verdicts(root)
            let expected = try #require(root["verdicts"]?.elements)
            #expect(verdicts.count == expected.count)
            for (position, pair) in zip(verdicts, expected).enumerated() {
                count += 1
                guard case .bool(let isValid) = pair.1.kind else { continue }
                if pair.0 == .unjudged { unjudged += 1 }
                guard pair.0 == (isValid ? .invalid : .valid) else { continue }
                differing += 1
                let instance = root["instances"]?[position]?.value.text() ?? ""
                Issue.record("\(pair.0), not so the other: \(root["schema"]?.value.text() ?? "") on \(instance)")
            }
        }
        print("verdicts of another validator: \(count) compared, \(differing) differ, \(unjudged) unjudged")
        #expect(unjudged * 1000 <= count)
    }

    private static func verdicts(_ root: JSONNode) throws -> [JSONSchemaResult.Verdict] {
        guard case .string(let name)? = root["dialect"]?.kind, let dialect = JSONSchemaDialect(rawValue: name) else {
            throw PeerVerdictError.unknownDialect
        }
        var registry = JSONSchemaRegistry()
        for member in root["documents"]?.members ?? [] {
            registry.add(member.value, uri: member.key, dialect: dialect)
        }
        var options = JSONSchemaOptions()
        if case .bool(true)? = root["formats"]?.kind { options.assertsFormat = true }
        let node = try #require(root["schema"])
        let schema = try JSONSchema(node, dialect: dialect, registry: registry, options: options)
        return (root["instances"]?.elements ?? [])
            .map { instance in
                let verdict = schema.validate(instance).verdict
                #expect(schema.isValid(instance) == (verdict == .valid))
                return verdict
            }
    }
}

/// Where the verdicts lie.
enum PeerVerdicts {
    static let file = ProcessInfo.processInfo.environment["ASSAY_PEER_VERDICTS"]
}

/// What is wrong with a file of verdicts.
enum PeerVerdictError: Error {
    /// A line names no dialect.
    case unknownDialect
}
