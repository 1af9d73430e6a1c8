import Testing
import YAML

@testable import AssayConfiguration

@Suite("Hostile input")
struct HostileInputTests {
    static let samples: [String] = [
        "# Title\n\nProse with `code` and [link](x.md).\n\n```sh\necho 1\n```\n<!-- c -->\nTwo\n===\n",
        "export A=\"x\\n${B:-c}\"\nDB_PASSWORD='hun\\'ter'\n# TOKEN=abc123\nurl=postgres://u:p%40w@h/x\n",
        "ARG V=1\nFROM --platform=x a.b:5/c:${V}@sha256:0 AS s\nRUN <<-\"E\" a \\\n # c\n b\n\tx\n\tE\nENV K_TOKEN \"a b\"\nUSER $U:0\n",
        "a: &x {k: [1, \"é\\u00e9\"], ? [q] : z}\nb: *x\n<<: [*x]\nkind: Secret\ndata:\n  p: |\n    l1\n    l2\n- broken\n---\npassword: 'it''s'\n",
        #"{"name": "DB_PASSWORD", "value": "hun\"ter", "tokens": [["a"], {"b": "eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0"}], "u": "redis://:pw@h"}"#,
        "Authorization: Bearer 0123456789abcdef\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nAKIAIOSFODNN7EXAMPLE {{ x }}\n",
    ]

    /// Runs everything over the bytes; returns nothing, since not trapping is the point, but checks what always holds.
    private func exercise(_ bytes: [UInt8]) {
        let documents = YAMLDocuments.parse(bytes, limits: YAMLLimits(depth: 20, nodes: 500))
        for document in documents.documents { _ = document.merged() }
        let environment = EnvironmentFile.parse(bytes)
        let text = SourceText(bytes)
        for entry in environment.entries { #expect(text.range(of: entry.keySpan).upperBound <= bytes.count) }
        let dockerfile = Dockerfile.parse(bytes)
        _ = dockerfile.effectiveUser
        for instruction in dockerfile.stages.flatMap(\.instructions) {
            _ = (instruction.assignments, instruction.execForm, instruction.flags)
        }
        let markdown = MarkdownDocument.parse(bytes)
        #expect(markdown.sections.allSatisfy { $0.wordCount >= 0 })
        for kind in SecretMask.FileKind.allCases { checkMask(bytes, kind) }
    }

    private func checkMask(_ bytes: [UInt8], _ kind: SecretMask.FileKind) {
        let result = SecretMask.apply(to: bytes, fileKind: kind) { _ in "" }
        #expect(result.bytes.count == bytes.count)
        #expect(result.secrets.isEmpty == (result.bytes == bytes) || bytes.contains(UInt8(ascii: "*")))
        // What changed is masked, and nothing but line ends was kept within a secret.
        var changed = 0
        for (before, after) in zip(bytes, result.bytes) where before != after {
            changed += 1
            guard after == UInt8(ascii: "*") || after == UInt8(ascii: "_") else {
                Issue.record("a byte was replaced by something else")
                return
            }
        }
        #expect(
            changed > 0 || result.secrets.isEmpty || bytes.contains(UInt8(ascii: "*")),
            "\(kind) \(String(decoding: bytes, as: UTF8.self).debugDescription) \(result.secrets)"
        )
    }

    @Test("a sample that is cut at any byte does no harm", arguments: samples)
    func truncation(sample: String) {
        let bytes = Array(sample.utf8)
        for length in 0...bytes.count { exercise(Array(bytes[..<length])) }
    }

    @Test("random mutations of the samples do no harm", arguments: samples.indices)
    func mutations(index: Int) {
        var random = SeededRandom(seed: UInt64(index) + 100)
        let pieces = [
            "\n", "\r", "\0", "\"", "'", "{", "}", "[", "]", ":", ": ", "#", "- ", "\\", "$", "${", "{{", "|", "<<",
            "`", "\u{FEFF}", "*", "&", "=", "@", "://", "-----BEGIN PRIVATE KEY-----", "\t", "é", "password: ",
            "TOKEN=",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<3_400 {
            var bytes = Array(Self.samples[index].utf8)
            let start = Int.random(in: 0..<bytes.count, using: &random)
            bytes = Array(bytes[start..<min(bytes.count, start + Int.random(in: 1...90, using: &random))])
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1 where at < bytes.count: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: bytes[..<at], at: at)
                default: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: at)
                }
            }
            exercise(bytes)
        }
    }

    @Test("no byte of a secret remains, whatever stands around it")
    func nothingRemains() {
        var random = SeededRandom(seed: 42)
        let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
        let frames: [(SecretMask.FileKind, String, String)] = [
            (.environment, "A=1\nJWT_SECRET=", "\nB=2\n"), (.environment, "export DB_PASSWORD=\"", "\" # x\n"),
            (.environment, "# API_KEY=", ""),
            (.yaml, "a:\n  password: ", "\n  b: c\n"), (.yaml, "env:\n  - API_TOKEN=", "\n"),
            (.yaml, "x: {y: [{client_secret: \"", "\"}]}\n"),
            (.yaml, "{{ broken }}\nclient-secret: '", "'\n"), (.json, "{\"a\": {\"apiKey\": \"", "\"}}"),
            (.json, "[{\"name\":\"X_TOKEN\",\"value\":\"", "\"}"),
            (.dockerfile, "FROM x\nENV A=b TOKEN=", "\n"), (.dockerfile, "FROM x\nENV PASSWORD ", "\n"),
            (.other, "see postgres://u:", "@h/x"), (.other, "Authorization: Bearer ", "\n"),
            (.other, "-----BEGIN PRIVATE KEY-----\n", "\n-----END PRIVATE KEY-----"), (.other, "API_KEY = '", "'"),
        ]
        for _ in 0..<400 {
            let secret = (0..<Int.random(in: 16...80, using: &random))
                .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
            for (kind, before, after) in frames {
                let result = SecretMask.apply(to: Array(before.utf8) + secret + Array(after.utf8), fileKind: kind) {
                    _ in ""
                }
                let middle = result.bytes[before.utf8.count..<before.utf8.count + secret.count]
                #expect(middle.allSatisfy { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }, "\(before)")
                #expect(String(decoding: result.bytes.prefix(before.utf8.count), as: UTF8.self) == before)
                #expect(String(decoding: result.bytes.suffix(after.utf8.count), as: UTF8.self) == after)
            }
        }
    }

    @Test(
        "large hostile text is masked in linear work",
        arguments: [
            "a: b\n", "a:b:c:d ", "x://u:p@", "x://", "password: ", "TOKEN=", "a=", "eyJaaaaaaaaaa-", "eyJaaaaaaaa.",
            "-----BEGIN PRIVATE KEY-----\n", "[", "{\"a\":", "\"", "'",
            "- [", "${A:-", "Bearer ", "default\"", "password: \"\n", "ENV A=\"\\\n", "- name: A_TOKEN\n  value: b1\n",
            "sk-a-", "${a}", "<!--", "k: |\n", "token: ${a}${b}",
        ]
    )
    func large(piece: String) {
        let bytes = Array(String(repeating: piece, count: 300_000 / piece.utf8.count).utf8)
        for kind in SecretMask.FileKind.allCases {
            let result = SecretMask.apply(to: bytes, fileKind: kind) { _ in "" }
            #expect(result.bytes.count == bytes.count)
            #expect(result.secrets.count <= MaskedText.mostProfiles)
        }
    }
}
