import JSON

extension ScalarNode {
    private static let coreTag = "tag:yaml.org,2002:"

    /// What the scalar is in JSON by the core schema of YAML 1.2 (section 10.3), and what JSON cannot say of it.
    ///
    /// Tags of the core schema are respected; what other tags mean, only their program knows, so they are ignored.
    var jsonValue: (kind: JSONNode.Kind, problem: String?) {
        guard let tag, tag != "!" else {
            return tag == nil && style == .plain ? resolved : (.string(text), nil)
        }
        guard tag.hasPrefix(Self.coreTag) else { return style == .plain ? resolved : (.string(text), nil) }
        let found = resolved
        let isOfType =
            switch (tag.dropFirst(Self.coreTag.count), found.kind) {
            case ("null", .null): found.problem == nil
            case ("float", .null): found.problem != nil
            case ("bool", .bool), ("float", .number): true
            case ("int", .number): isWhole
            case ("null", _), ("bool", _), ("int", _), ("float", _): false
            default: true
            }
        guard isOfType else { return (.string(text), "the text is not what its tag says; it is read as a string") }
        return switch tag.dropFirst(Self.coreTag.count) {
        case "null", "bool", "int", "float": found
        default: (.string(text), nil)
        }
    }

    /// What the text means where it is plain.
    private var resolved: (kind: JSONNode.Kind, problem: String?) {
        guard let first = text.utf8.first else { return (.null, nil) }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            if ["~", "null", "Null", "NULL"].contains(text) { return (.null, nil) }
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            if ["true", "True", "TRUE"].contains(text) { return (.bool(true), nil) }
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            if ["false", "False", "FALSE"].contains(text) { return (.bool(false), nil) }
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            if let number = JSONNumber(text: text) ?? normalisedNumber { return (.number(number), nil) }
            if isSpecial { return (.null, "JSON has neither infinities nor not-a-number; it is read as null") }
            if isBased { return (.string(text), "the number needs more than 128 bits; it is read as a string") }
        default: break
        }
        return (.string(text), nil)
    }

    /// Whether the text is one of the infinities or not a number.
    private var isSpecial: Bool {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF": true
        case ".nan", ".NaN", ".NAN": true
        default: false
        }
    }

    /// Whether the text is an integer in one of the notations of the core schema.
    private var isWhole: Bool {
        isBased || text.utf8.enumerated().allSatisfy { $1.isDigit || ($0 == 0 && ($1 == 0x2B || $1 == 0x2D)) }
    }

    /// The base of an octal or hexadecimal integer.
    private var base: Int? {
        text.hasPrefix("0x") ? 16 : text.hasPrefix("0o") ? 8 : nil
    }

    /// Whether the text is an octal or hexadecimal integer.
    private var isBased: Bool {
        guard let base else { return false }
        let digits = text.utf8.dropFirst(2)
        return !digits.isEmpty && digits.allSatisfy { $0.hexValue.map { $0 < base } ?? false }
    }

    /// A number of the core schema that JSON spells otherwise: `+1`, `007`, `.5`, `1.`, `0x1F`, `0o17`.
    private var normalisedNumber: JSONNumber? {
        if let base {
            // The digits are checked, since reading an integer would allow a sign before them.
            guard isBased, let value = UInt128(text.dropFirst(2), radix: base) else { return nil }
            return JSONNumber(value)
        }
        let bytes = Array(text.utf8)
        let isSigned = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-")
        let start = isSigned ? 1 : 0
        let wholeEnd = bytes.firstOffset(from: start, to: bytes.count) { !$0.isDigit }
        let hasPoint = wholeEnd < bytes.count && bytes[wholeEnd] == UInt8(ascii: ".")
        let fractionStart = hasPoint ? wholeEnd + 1 : wholeEnd
        let fractionEnd = bytes.firstOffset(from: fractionStart, to: bytes.count) { !$0.isDigit }
        guard wholeEnd - start + (hasPoint ? fractionEnd - fractionStart : 0) > 0 else { return nil }
        let firstDigit = bytes.firstOffset(from: start, to: wholeEnd) { $0 != UInt8(ascii: "0") }
        var output: [UInt8] = bytes.first == UInt8(ascii: "-") ? [UInt8(ascii: "-")] : []
        output += firstDigit < wholeEnd ? bytes[firstDigit..<wholeEnd] : [UInt8(ascii: "0")]
        if fractionEnd > fractionStart { output += [UInt8(ascii: ".")] + bytes[fractionStart..<fractionEnd] }
        // What follows must be an exponent, which JSON spells in the same way, so its grammar is left to that.
        let rest = bytes[fractionEnd...]
        guard rest.isEmpty || rest.first?.lowercased == UInt8(ascii: "e") else { return nil }
        output += rest
        return JSONNumber(text: String(decoding: output, as: UTF8.self))
    }
}
