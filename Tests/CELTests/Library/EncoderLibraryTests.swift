import CEL
import Foundation
import Testing

struct EncoderLibraryTests {
    @Test("encoding agrees with Foundation, and decoding reads it back with and without padding")
    func roundTrip() throws {
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let expected = Data(bytes).base64EncodedString()
            let encoded = try LibraryExpression.value(of: "base64.encode(b)", ["b": .bytes(bytes)])
            #expect(encoded == .string(expected))
            for text in [expected, expected.replacing("=", with: ""), expected + "\n", "\r\n" + expected] {
                #expect(try LibraryExpression.value(of: "base64.decode(t)", ["t": .string(text)]) == .bytes(bytes))
            }
        }
    }

    @Test(
        "what is no base64 is an error",
        arguments: [
            "a", "aGVsbG8==", "aGVsbG8=a", "=", "====", "a===", "aG=", "aG===", "aGVs=", "aGVs====", "a b=", "aGVsbG-_",
            "é",
            "aG=V", "aGV\u{0}",
        ]
    )
    func refused(text: String) {
        #expect(throws: CELFailure.invalidArgument("base64.decode: the text is not base64")) {
            try LibraryExpression.value(of: "base64.decode(t)", ["t": .string(text)])
        }
    }

    @Test("bits of the last character that belong to no byte are not looked at")
    func trailingBits() throws {
        #expect(try LibraryExpression.value(of: "base64.decode('QR==') == b'A'") == .bool(true))
        #expect(try LibraryExpression.value(of: "base64.decode('QUJ') == b'AB'") == .bool(true))
    }

    @Test("encoding what would become too large reaches the memory limit")
    func explosion() {
        let bytes = CELValue.bytes([UInt8](repeating: 0, count: 13 << 20))
        #expect(throws: CELFailure.limitReached("memory")) {
            try LibraryExpression.value(of: "base64.encode(b)", ["b": bytes])
        }
    }
}
