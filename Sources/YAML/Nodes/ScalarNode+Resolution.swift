/// What a scalar means under a schema.
extension ScalarNode {
    private static let coreTag = "tag:yaml.org,2002:"

    /// Whether the scalar may be read as the type: it is plain and untagged, or carries that type's tag.
    private func mayBe(_ type: String) -> Bool {
        guard let tag else { return style == .plain }
        return tag == Self.coreTag + type
    }

    /// Whether the scalar is null: plain and empty, `~` or `null` in one of its three cases.
    public var isNull: Bool {
        mayBe("null") && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The boolean that the scalar stands for, or nil.
    public func asBool(schema: YAMLSchema = .yaml12) -> Bool? {
        guard mayBe("bool") else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: break
        }
        guard schema == .yaml11 else { return nil }
        switch text {
        case "yes", "Yes", "YES", "on", "On", "ON": return true
        case "no", "No", "NO", "off", "Off", "OFF": return false
        default: return nil
        }
    }

    /// The integer that the scalar stands for; nil also where it does not fit into 64 bits.
    public func asInteger(schema: YAMLSchema = .yaml12) -> Int? {
        guard mayBe("int") else { return nil }
        var digits = Array(text.utf8)
        if schema == .yaml11 { digits.removeAll { $0 == UInt8(ascii: "_") } }
        let isNegative = digits.first == UInt8(ascii: "-")
        let isSigned = isNegative || digits.first == UInt8(ascii: "+")
        if isSigned { digits.removeFirst() }
        if schema == .yaml11, digits.contains(UInt8(ascii: ":")) {
            return Self.sexagesimal(digits, isNegative: isNegative)
        }
        var radix: UInt32 = 10
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            switch (digits[1], schema) {
            case (UInt8(ascii: "x"), _) where schema == .yaml11 || !isSigned:
                radix = 16
                digits.removeFirst(2)
            case (UInt8(ascii: "b"), .yaml11):
                radix = 2
                digits.removeFirst(2)
            case (UInt8(ascii: "o"), .yaml12) where !isSigned:
                radix = 8
                digits.removeFirst(2)
            case (_, .yaml11):
                radix = 8
                digits.removeFirst()
            default: break
            }
        }
        return Self.integer(digits, radix: radix, isNegative: isNegative)
    }

    private static func integer(_ digits: some Collection<UInt8>, radix: UInt32, isNegative: Bool) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for byte in digits {
            guard let digit = byte.hexValue, digit < radix else { return nil }
            let product = value.multipliedReportingOverflow(by: Int(radix))
            // Built towards the sign, so that the least integer, which has no positive twin, is reached too.
            let sum =
                isNegative
                ? product.partialValue.subtractingReportingOverflow(Int(digit))
                : product.partialValue.addingReportingOverflow(Int(digit))
            guard !product.overflow, !sum.overflow else { return nil }
            value = sum.partialValue
        }
        return value
    }

    /// The base 60 integers of YAML 1.1 (`190:20:30`).
    private static func sexagesimal(_ digits: [UInt8], isNegative: Bool) -> Int? {
        let groups = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let first = groups.first?.first, first.isDigit, first != UInt8(ascii: "0") else { return nil }
        var value = 0
        for (index, group) in groups.enumerated() {
            guard let part = integer(group, radix: 10, isNegative: false) else { return nil }
            guard index == 0 || (group.count <= 2 && part < 60) else { return nil }
            let product = value.multipliedReportingOverflow(by: 60)
            let sum = product.partialValue.addingReportingOverflow(part)
            guard !product.overflow, !sum.overflow else { return nil }
            value = sum.partialValue
        }
        return isNegative ? 0 - value : value
    }

    /// The number, integer or fraction, that the scalar stands for; `.inf` and `.nan` count.
    public func asNumber(schema: YAMLSchema = .yaml12) -> Double? {
        if let integer = asInteger(schema: schema) { return Double(integer) }
        guard mayBe("float") || mayBe("int") else { return nil }
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
        case "-.inf", "-.Inf", "-.INF": return -.infinity
        case ".nan", ".NaN", ".NAN": return .nan
        default: break
        }
        var bytes = Array(text.utf8)
        if schema == .yaml11 { bytes.removeAll { $0 == UInt8(ascii: "_") } }
        guard Self.isDecimal(bytes) else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether the bytes are `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
    private static func isDecimal(_ bytes: [UInt8]) -> Bool {
        func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }
        var at = 0
        func digits() -> Int {
            let start = at
            at = bytes.firstOffset(from: at, to: bytes.count) { !$0.isDigit }
            return at - start
        }
        if at < bytes.count, isSign(bytes[at]) { at += 1 }
        let whole = digits()
        var fraction = 0
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            fraction = digits()
        }
        guard whole + fraction > 0 else { return false }
        if at < bytes.count, bytes[at].lowercased == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, isSign(bytes[at]) { at += 1 }
            guard digits() > 0 else { return false }
        }
        return at == bytes.count
    }
}
