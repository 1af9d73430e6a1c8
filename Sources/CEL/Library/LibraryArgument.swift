/// A Swift type that an argument of a library's function is read as.
protocol LibraryArgument: Sendable {
    /// The argument as this type, nil where it is of another kind.
    static func read(_ value: CELValue) -> Self?
}

extension CELValue: LibraryArgument {
    static func read(_ value: CELValue) -> CELValue? { value }
}

extension Bool: LibraryArgument {
    static func read(_ value: CELValue) -> Bool? { value.boolValue }
}

extension Int64: LibraryArgument {
    static func read(_ value: CELValue) -> Int64? { value.intValue }
}

extension UInt64: LibraryArgument {
    static func read(_ value: CELValue) -> UInt64? { value.uintValue }
}

extension Double: LibraryArgument {
    static func read(_ value: CELValue) -> Double? { value.doubleValue }
}

extension String: LibraryArgument {
    static func read(_ value: CELValue) -> String? { value.stringValue }
}

extension CELOptional: LibraryArgument {
    static func read(_ value: CELValue) -> CELOptional? { value.optionalValue }
}

extension CELIPAddress: LibraryArgument {
    static func read(_ value: CELValue) -> CELIPAddress? {
        if case .opaque(let opaque) = value { opaque as? CELIPAddress } else { nil }
    }
}

extension CELAddressRange: LibraryArgument {
    static func read(_ value: CELValue) -> CELAddressRange? {
        if case .opaque(let opaque) = value { opaque as? CELAddressRange } else { nil }
    }
}

/// What an array argument may be made of: bytes for `bytes`, values for `list`.
protocol LibraryArgumentElement: Sendable {
    /// The argument as an array of this type, nil where it is of another kind.
    static func readArray(_ value: CELValue) -> [Self]?
}

extension UInt8: LibraryArgumentElement {
    static func readArray(_ value: CELValue) -> [UInt8]? { value.bytesValue }
}

extension CELValue: LibraryArgumentElement {
    static func readArray(_ value: CELValue) -> [CELValue]? { value.listValue }
}

extension Array: LibraryArgument where Element: LibraryArgumentElement {
    static func read(_ value: CELValue) -> [Element]? { Element.readArray(value) }
}

extension CELDuration: LibraryArgument {
    static func read(_ value: CELValue) -> CELDuration? { value.durationValue }
}

extension CELTimestamp: LibraryArgument {
    static func read(_ value: CELValue) -> CELTimestamp? { value.timestampValue }
}
