import AssayConfiguration
import Testing

@testable import AssayProbes

@Suite("The redactor")
struct RedactorTests {
    private func redactor(_ secrets: String...) -> Redactor {
        let redactor = Redactor(fingerprint: { _ in "f" })
        for secret in secrets { redactor.remember(secret) }
        return redactor
    }

    @Test("a known secret is masked wherever it stands, as often as it stands there, byte for byte")
    func masksEverywhere() {
        let redactor = redactor("hunter22")
        for (text, masked) in [
            ("hunter22", "********"), ("xhunter22y", "x********y"), ("hunter22hunter22", "****************"),
            ("a\nhunter22\n", "a\n********\n"), ("hunter2", "hunter2"), ("", ""),
            ("hunter hunter22", "hunter ********"),
            ("hhunter22", "h********"), ("HUNTER22", "HUNTER22"), ("é hunter22", "é ********"),
        ] {
            #expect(redactor.text(Array(text.utf8)) == masked)
        }
    }

    @Test("secrets that overlap are masked as one, whichever was remembered first")
    func masksOverlaps() {
        for redactor in [redactor("abcdef1", "def1ghi"), redactor("def1ghi", "abcdef1")] {
            #expect(redactor.text(Array("-abcdef1ghi-".utf8)) == "-**********-")
        }
        #expect(redactor("aaaaaa1a", "aaaaaa").text(Array("aaaaaa1aaaaaa1a".utf8)) == String(repeating: "*", count: 15))
        #expect(redactor("abcabc").text(Array("abcabcabc".utf8)) == "*********")
    }

    @Test("a secret is known as JSON and as URLs write it")
    func knowsForms() {
        let redactor = redactor("p/w\"ö\\1&")
        for form in [
            "p/w\"ö\\1&", "p/w\\\"ö\\\\1&", "p\\/w\\\"ö\\\\1&", "p%2Fw%22%C3%B6%5C1%26", "p%2fw%22%c3%b6%5c1%26",
        ] {
            let masked = redactor.text(Array("<\(form)>".utf8))
            #expect(masked == "<" + String(repeating: "*", count: form.utf8.count) + ">", "\(form)")
        }
    }

    @Test("values of five bytes are ordinary text, those of six are secrets")
    func forgetsShortOnes() {
        let redactor = redactor("", "a", "admin", "admin1")
        #expect(redactor.text(Array("admin admin1".utf8)) == "admin ******")
    }

    @Test("what looks like a secret is masked also where nobody told of it")
    func masksStrangers() {
        let masked = redactor().text(Array(#"{"password": "s3cr3t-Value-91"}"#.utf8), isJSON: true)
        #expect(!masked.contains("s3cr3t") && masked.contains("password"))
    }

    @Test("files repeat no known secret, but words of letters alone stay text")
    func masksFiles() {
        let redactor = redactor("hunter22", "postgres")
        let text = "use postgres with hunter22\n"
        let masked = redactor.file(Array(text.utf8), as: .other)
        #expect(String(decoding: masked.bytes, as: UTF8.self) == "use postgres with ********\n")
    }

    @Test("bytes that are no UTF-8 do not keep a secret from being masked")
    func survivesBytes() {
        let bytes = [0xFF, 0xC3] + Array("hunter22".utf8) + [0x80, 0]
        #expect(!redactor("hunter22").text(bytes).contains("hunter"))
    }

    @Test("of random texts over random secrets no secret is left")
    func leavesNone() {
        var random = SeededRandom(seed: 21)
        let alphabet = Array("ab1".utf8)
        func word(_ range: ClosedRange<Int>) -> String {
            let count = Int.random(in: range, using: &random)
            let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<3, using: &random)] }
            return String(decoding: bytes, as: UTF8.self)
        }
        var masked = 0
        for _ in 0..<300 {
            let secrets = (0..<3).map { _ in word(6...7) }
            let redactor = Redactor(fingerprint: { _ in "" })
            for secret in secrets { redactor.remember(secret) }
            let text = word(200...400)
            let result = redactor.text(Array(text.utf8))
            #expect(result.utf8.count == text.utf8.count)
            for secret in secrets { #expect(!result.contains(secret)) }
            masked += result.utf8.count { $0 == UInt8(ascii: "*") }
        }
        #expect(masked > 300)
    }
}
