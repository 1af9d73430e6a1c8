import AssayModel
import AssayPlan
import JSON
import Testing

@Suite("Hostile plans")
struct PlanFuzzTests {
    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let words = [
        "{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "&a ", "*a", "<<: *a", "!x ", "~", "null", "-1", "1e309", ".nan",
        "99999999999999999999", "\"", "'", "$", "${", "{{", "---\n", "\u{0}", "\u{202E}", "é", "💣", "/s", "http://",
        "[::1]:0", "-0001-01-01", "9999-12-31", "366d", "duration('0ms')", "#", "%TAG ! x\n", "? ", "|\n", ">\n",
    ]

    private func mutate(_ source: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let at = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, at + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0...4, using: &generator) {
            case 0: bytes.removeSubrange(at..<end)
            case 1:
                bytes.insert(contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
            case 3: bytes.replaceSubrange(at..<end, with: (Self.words.randomElement(using: &generator) ?? "").utf8)
            default: bytes.insert(contentsOf: (Self.words.randomElement(using: &generator) ?? "").utf8, at: at)
            }
        }
        return bytes
    }

    @Test(
        "20,000 mutated plans give either a plan that keeps, or mistakes in order and inside the file",
        arguments: 1...4
    )
    func mutations(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        let sources = Samples.parts
        for source in sources { #expect(PlanReader.read(source, file: "f").diagnostics == []) }
        var plans = 0
        for round in 0..<5_000 {
            let bytes = mutate(sources[round % sources.count], &generator)
            let (plan, diagnostics) = PlanReader.read(bytes, file: "f")
            #expect((plan == nil) == !diagnostics.isEmpty)
            let lines = bytes.count { $0 == 0x0A } + 1
            for (diagnostic, next) in zip(diagnostics, diagnostics.dropFirst()) { #expect(diagnostic < next) }
            for diagnostic in diagnostics {
                #expect((1...lines).contains(diagnostic.line) && diagnostic.column >= 1)
                #expect(!diagnostic.description.utf8.contains { $0 < 0x20 })
            }
            guard let plan else { continue }
            plans += 1
            let again = try JSONValue(encoding: plan).decoded(as: Plan.self)
            #expect(again == plan)
        }
        #expect(plans > 250 && plans < 4_750)
    }

    @Test("each prefix of a plan is read without trapping")
    func prefixes() {
        for source in Samples.parts {
            for count in source.indices {
                let (plan, diagnostics) = PlanReader.read(Array(source[..<count]), file: "f")
                #expect((plan == nil) == !diagnostics.isEmpty)
            }
        }
    }

    @Test("no secret that stands in a plan comes back in a diagnostic")
    func secrets() {
        let secret = "hunter2"
        let places = [
            "target: \(secret)", "target: {url: 'http://a:\(secret)@h'}", "target: {url: 'http://h/?k=\(secret)'}",
            "target: {url: http://h, scope: ['u:\(secret)@h:1']}", "target: {url: 'ftp://a:\(secret)@h'}",
            "target: {url: http://h, start: \(secret)}",
            "target: {url: http://h, start: {run: 'a | \(secret)', ready: /r}}",
            "target: {url: http://h, start: {run: [a], ready: /r, env: {1: \(secret)}}}",
            "target: {url: http://h, start: {run: [a], ready: /r, env: {A: [\(secret)]}}}",
            "target: {url: http://h, start: {run: [a], ready: /r, env: 'A=\(secret)'}}",
            "target: {url: http://h, identities: {a: \(secret)}}",
            "target: {url: http://h, identities: {a: {header: \(secret)}}}",
            "target: {url: http://h, identities: {a: {header: 'Authorization: \(secret)'}}}",
            "target: {url: http://h, identities: {a: {login: \(secret)}}}",
            "target: {url: http://h, identities: {a: {login: {post: /l, token: $.t, json: \(secret)}}}}",
            "target: {url: http://h, identities: {a: {login: {post: /l, token: $.t, json: {password: \(secret)}}}}}",
        ]
        for place in places {
            let found = mistakes(in: Samples.head + place)
            #expect(!found.isEmpty, "\(place)")
            #expect(!found.joined().contains(secret), "\(place)")
        }
    }
}
