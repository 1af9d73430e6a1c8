extension JSONParsingSuite {
    /// Texts whose treatment RFC 8259 leaves open, with what this parser does.
    static let open: [Case] = [
        Case(
            "number with a huge exponent",
            "[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999969999999006]",
            .accepted
        ),
        Case("number with a tiny negative exponent", "[1e-999999]", .accepted),
        Case("number of a very large exponent", "[1e999999]", .accepted),
        Case("number integer beyond 64 bits", "[100000000000000000000]", .accepted),
        Case("number negative integer beyond 64 bits", "[-123123123123123123123123123123]", .accepted),
        Case("number that underflows", "[123e-10000000]", .accepted),
        Case("number real that overflows", "[123123e100000]", .accepted),
        Case("number real that overflows negatively", "[-1e+9999]", .accepted),
        Case(
            "number exact with many digits",
            "[3.141592653589793238462643383279502884197169399375105820974944592307816406286]",
            .accepted
        ),
        Case("number just beyond 2 to the 64", "[18446744073709551616]", .accepted),
        Case("number one over the largest double", "[1.7976931348623159e308]", .accepted),
        Case("object with a lone surrogate as key", "{\"\\uDFAA\":0}", .refused),
        Case("string with a second surrogate missing", "[\"\\uDADA\"]", .refused),
        Case("string with an inverted pair", "[\"\\uDd1e\\uD834\"]", .refused),
        Case("string with an incomplete pair and escape", "[\"\\uD800\\n\"]", .refused),
        Case("string with an invalid pair", "[\"\\ud800abc\"]", .refused),
        Case("string of two first surrogates", "[\"\\uD800\\uD800\\n\"]", .refused),
        Case("string of a lone second surrogate", "[\"\\uDFAA\"]", .refused),
        Case("string with a first surrogate and a letter", "[\"\\uD888\\u1234\"]", .refused),
        Case("string of invalid UTF-8", bytes: [0x5B, 0x22, 0xFF, 0x22, 0x5D], .refused),
        Case("string of a lone continuation byte", bytes: [0x5B, 0x22, 0x81, 0x22, 0x5D], .refused),
        Case("string of a sequence cut short", bytes: [0x5B, 0x22, 0xE0, 0xFF, 0x22, 0x5D], .refused),
        Case("string of an overlong pair", bytes: [0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D], .refused),
        Case(
            "string of an overlong six bytes",
            bytes: [0x5B, 0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22, 0x5D],
            .refused
        ),
        Case(
            "string of an overlong NUL of six bytes",
            bytes: [0x5B, 0x22, 0xFC, 0x80, 0x80, 0x80, 0x80, 0x80, 0x22, 0x5D],
            .refused
        ),
        Case("string of a UTF-8 surrogate", bytes: [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D], .refused),
        Case("string beyond the last code point", bytes: [0x5B, 0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], .refused),
        Case("string in Latin-1", bytes: [0x5B, 0x22, 0xE9, 0x22, 0x5D], .refused),
        Case(
            "structure in UTF-16 with a mark, little end",
            bytes: [0xFF, 0xFE, 0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D, 0x00],
            .refused
        ),
        Case(
            "structure in UTF-16, little end",
            bytes: [0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D, 0x00],
            .refused
        ),
        Case(
            "structure in UTF-16, big end",
            bytes: [0x00, 0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D],
            .refused
        ),
        Case("structure with a byte order mark", bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], .refused),
    ]
}
