import Fuzzer
import JSON

/// Parses any bytes, with and without places, and writes what was read in every style.
@main
enum JSONFuzz {
    /// As deep as limits can be, to see the stack hold.
    static let limits = JSONLimits(maxBytes: 1 << 20, maxDepth: JSONLimits.greatestDepth, maxValues: 10_000)

    static func main() {
        Fuzzer.run { input in
            let lenient = JSONParser(limits: limits, allowsLoneSurrogates: true, allowsByteOrderMark: true)
            let strict = JSONParser(limits: limits)
            let value = read(input, strict)
            let taken = read(input, lenient)
            if let value {
                Fuzzer.expect(taken == value, "the lenient parser reads otherwise")
            }
            if let taken { write(taken) }
        }
    }

    /// Reads the text both ways, which have to agree.
    static func read(_ input: [UInt8], _ parser: JSONParser) -> JSONValue? {
        do throws(JSONError) {
            let value = try parser.parse(input)
            do throws(JSONError) {
                let document = try parser.document(input)
                Fuzzer.expect(document.value == value, "a document has another value")
                check(document, length: input.count)
            } catch {
                Fuzzer.expect(false, "a document refuses what a value takes: \(error)")
            }
            return value
        } catch {
            Fuzzer.expect((0...input.count).contains(error.offset), "an error outside the text: \(error)")
            Fuzzer.expect(error.line >= 1 && error.column >= 1, "an error in no line: \(error)")
            let again = Result { () throws(JSONError) in try parser.document(input) }
            guard case .failure(error) = again else {
                Fuzzer.expect(false, "a document takes what a value refuses: \(error)")
                return nil
            }
            return nil
        }
    }

    /// Every node lies within its parent and behind its neighbour.
    static func check(_ document: JSONDocument, length: Int) {
        var remaining = [document.root]
        Fuzzer.expect((0...length).contains(document.root.span.upperBound), "a node outside the text")
        while let node = remaining.popLast() {
            var end = node.span.lowerBound
            for child in (node.elements ?? []) + (node.members ?? []).map(\.value) {
                Fuzzer.expect(child.span.lowerBound >= end && !child.span.isEmpty, "nodes overlap")
                end = child.span.upperBound
                remaining.append(child)
            }
            Fuzzer.expect(end <= node.span.upperBound, "a node reaches out of its parent")
        }
        for key in document.duplicateKeys {
            Fuzzer.expect(key.firstPosition < key.position, "a repeated key before the first: \(key)")
        }
    }

    /// What is written reads as the same value, and is written the same again.
    static func write(_ value: JSONValue) {
        for style in [JSONStyle.compact, .pretty, .canonical] {
            let text = value.serialized(style)
            // The lenient parser has put U+FFFD where a surrogate stood alone, so the strict one takes its values.
            guard let again = try? JSONValue.parse(text, limits: limits) else {
                Fuzzer.expect(false, "not JSON in style \(style): \(String(decoding: text, as: UTF8.self))")
                return
            }
            Fuzzer.expect(again.serialized(style) == text, "written otherwise again in style \(style)")
            // The canonical form rounds numbers to doubles.
            if style != .canonical {
                Fuzzer.expect(again == value, "another value in style \(style)")
                Fuzzer.expect(again.hashValue == value.hashValue, "equal values with different hashes")
            }
        }
        guard let decoded = try? value.decoded(as: JSONValue.self), let encoded = try? JSONValue(encoding: value) else {
            Fuzzer.expect(false, "a value that cannot be decoded and encoded")
            return
        }
        Fuzzer.expect(decoded == value && encoded == value, "decoding or encoding changes the value")
    }
}
