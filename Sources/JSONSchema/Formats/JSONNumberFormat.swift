import JSON

/// A value of `format` that bears on numbers, as the format registry of OpenAPI has them.
enum JSONNumberFormat: String, Sendable, CaseIterable {
    /// An integer of 8 bits with a sign.
    case int8
    /// An integer of 16 bits with a sign.
    case int16
    /// An integer of 32 bits with a sign.
    case int32
    /// An integer of 64 bits with a sign.
    case int64
    /// An integer of 8 bits without a sign.
    case uint8
    /// An integer of 16 bits without a sign.
    case uint16
    /// An integer of 32 bits without a sign.
    case uint32
    /// An integer of 64 bits without a sign.
    case uint64
    /// An integer that a `Double` holds exactly, whatever its neighbours are.
    case doubleInteger = "double-int"
    /// A number within the range of single precision.
    case float
    /// A number within the range of double precision.
    case double

    /// The format of a name in a dialect, or nil where it is unknown there: only the dialects of OpenAPI know any.
    init?(_ name: String, dialect: JSONSchemaDialect) {
        switch dialect {
        case .swagger2, .openAPI30, .openAPI31: self.init(rawValue: name)
        case .draft4, .draft6, .draft7, .draft2019, .draft2020: return nil
        }
    }

    /// Whether the number is of the format.
    func accepts(_ number: JSONNumber) -> Bool {
        switch self {
        case .int8: number.integer(as: Int8.self) != nil
        case .int16: number.integer(as: Int16.self) != nil
        case .int32: number.integer(as: Int32.self) != nil
        case .int64: number.int64 != nil
        case .uint8: number.integer(as: UInt8.self) != nil
        case .uint16: number.integer(as: UInt16.self) != nil
        case .uint32: number.integer(as: UInt32.self) != nil
        case .uint64: number.uint64 != nil
        case .doubleInteger: number.int64.map { (-9_007_199_254_740_991...9_007_199_254_740_991).contains($0) } ?? false
        case .float: Float(number.text).map(\.isFinite) ?? false
        case .double: number.double != nil
        }
    }
}
