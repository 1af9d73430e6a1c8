/// Reads the values of literals that the lexer has delimited.
struct CELLiteralDecoder {
    let bytes: [UInt8]

    /// Reads an integer without its suffix.
    func int(_ span: Range<Int>, isNegative: Bool, at whole: Range<Int>) throws(CELDiagnostic) -> CELLiteral {
        if let magnitude = magnitude(span) {
            if let value = isNegative ? Int64(exactly: 0 - Int128(magnitude)) : Int64(exactly: magnitude) {
                return .int(value)
            }
        }
        throw CELDiagnostic(
            "the integer is out of range, which is -9223372036854775808 to 9223372036854775807",
            at: whole
        )
    }

    /// Reads an unsigned integer with its suffix.
    func uint(_ span: Range<Int>) throws(CELDiagnostic) -> CELLiteral {
        guard let value = magnitude(span.lowerBound..<span.upperBound - 1) else {
            throw CELDiagnostic("the unsigned integer is out of range, which is 0u to 18446744073709551615u", at: span)
        }
        return .uint(value)
    }

    /// Reads a floating-point number, rounded to the nearest that 64 bits have.
    func double(_ span: Range<Int>, isNegative: Bool, at whole: Range<Int>) throws(CELDiagnostic) -> CELLiteral {
        guard let value = Double(String(decoding: bytes[span], as: UTF8.self)), value.isFinite else {
            throw CELDiagnostic("the number is out of range of a double", at: whole)
        }
        return .double(isNegative ? -value : value)
    }

    private func magnitude(_ span: Range<Int>) -> UInt64? {
        let isHexadecimal = span.count > 2 && bytes[span.lowerBound + 1] == UInt8(ascii: "x")
        let radix: UInt64 = isHexadecimal ? 16 : 10
        var value: UInt64 = 0
        for byte in bytes[span].dropFirst(isHexadecimal ? 2 : 0) {
            let (product, overflows) = value.multipliedReportingOverflow(by: radix)
            let (sum, carries) = product.addingReportingOverflow(UInt64(byte.hexadecimalValue ?? 0))
            if overflows || carries { return nil }
            value = sum
        }
        return value
    }

    /// Reads a string with its prefix and quotes.
    func string(_ span: Range<Int>) throws(CELDiagnostic) -> CELLiteral {
        let form = form(span)
        guard form.needsDecoding(bytes) else { return .string(String(decoding: bytes[form.content], as: UTF8.self)) }
        return .string(String(decoding: try decode(form, asBytes: false), as: UTF8.self))
    }

    /// Reads bytes with their prefix and quotes.
    func bytes(_ span: Range<Int>) throws(CELDiagnostic) -> CELLiteral {
        let form = form(span)
        return .bytes(form.needsDecoding(bytes) ? try decode(form, asBytes: true) : Array(bytes[form.content]))
    }

    // MARK: Escapes

    private struct Form {
        let content: Range<Int>
        let isRaw: Bool

        func needsDecoding(_ bytes: [UInt8]) -> Bool {
            bytes[content].contains { $0 == UInt8(ascii: "\\") && !isRaw || $0 == UInt8(ascii: "\r") }
        }
    }

    private func form(_ span: Range<Int>) -> Form {
        var start = span.lowerBound
        var isRaw = false
        while !bytes[start].isQuote {
            isRaw = isRaw || bytes[start] | 0x20 == UInt8(ascii: "r")
            start += 1
        }
        let quote = bytes[start]
        let isTriple = span.upperBound - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
        let width = isTriple ? 3 : 1
        return Form(content: start + width..<span.upperBound - width, isRaw: isRaw)
    }

    private func decode(_ form: Form, asBytes: Bool) throws(CELDiagnostic) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(form.content.count)
        var index = form.content.lowerBound
        while index < form.content.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), !form.isRaw {
                index = try escape(at: index, within: form.content, asBytes, into: &output)
            } else if byte == UInt8(ascii: "\r") {
                // Line ends within a literal are line feeds, whatever the file has, as in the reference implementation.
                output.append(UInt8(ascii: "\n"))
                index += index + 1 < form.content.upperBound && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
            } else {
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    private static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): 0x5C,
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "'"): 0x27, UInt8(ascii: "`"): 0x60, UInt8(ascii: "?"): 0x3F,
    ]

    private func escape(
        at start: Int,
        within content: Range<Int>,
        _ asBytes: Bool,
        into output: inout [UInt8]
    ) throws(CELDiagnostic) -> Int {
        // The lexer takes a backslash and what follows as one, so there is a byte after it.
        let letter = bytes[start + 1]
        if let byte = Self.simple[letter] {
            output.append(byte)
            return start + 2
        }
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            let value = try digits(3, from: start + 1, radix: 8, start, content)
            append(value, asBytes, &output)
            return start + 4
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            append(try digits(2, from: start + 2, radix: 16, start, content), asBytes, &output)
            return start + 4
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = letter == UInt8(ascii: "u") ? 4 : 8
            let value = try digits(count, from: start + 2, radix: 16, start, content)
            let span = start..<start + 2 + count
            if asBytes { throw CELDiagnostic("bytes have no `\\u` escapes; write each byte as `\\x00`", at: span) }
            guard let scalar = Unicode.Scalar(value) else {
                throw CELDiagnostic("the escape is a surrogate or beyond 10FFFF, which no string holds", at: span)
            }
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return start + 2 + count
        default:
            let span = start..<scalarEnd(start + 1)
            if letter < 0x20 || letter == 0x7F {
                throw CELDiagnostic("a backslash before a control character is no escape; write it as `\\\\`", at: span)
            }
            let text = String(decoding: bytes[span], as: UTF8.self)
            throw CELDiagnostic("`\(text)` is no escape; a backslash itself is written `\\\\`", at: span)
        }
    }

    private func digits(
        _ count: Int,
        from first: Int,
        radix: UInt32,
        _ start: Int,
        _ content: Range<Int>
    ) throws(CELDiagnostic) -> UInt32 {
        var value: UInt32 = 0
        for index in first..<first + count {
            guard index < content.upperBound, let digit = bytes[index].hexadecimalValue, UInt32(digit) < radix else {
                let kind = radix == 8 ? "three octal" : "\(count) hexadecimal"
                throw CELDiagnostic("the escape needs \(kind) digits", at: start..<min(index, content.upperBound))
            }
            value = value &* radix &+ UInt32(digit)
        }
        return value
    }

    /// Adds what `\x` and octal escapes mean: a byte in bytes, a scalar in a string.
    private func append(_ value: UInt32, _ asBytes: Bool, _ output: inout [UInt8]) {
        if asBytes || value < 0x80 {
            output.append(UInt8(truncatingIfNeeded: value))
        } else {
            output.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            output.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }

    private func scalarEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
