extension JSONNumber: Codable {
    /// Encodes the number as an integer where it fits 64 bits, else as a `Double`; this module's own encoder keeps the
    /// exact text instead.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value = int64 {
            try container.encode(value)
        } else if let value = uint64 {
            try container.encode(value)
        } else if let value = double {
            try container.encode(value)
        } else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "the number lies outside the range of Double"
            )
            throw EncodingError.invalidValue(self, context)
        }
    }

    /// Decodes an integer of 64 bits or a finite `Double`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int64.self) {
            self.init(value)
        } else if let value = try? container.decode(UInt64.self) {
            self.init(value)
        } else {
            let value = try container.decode(Double.self)
            guard let number = JSONNumber(value) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "the number is not finite")
            }
            self = number
        }
    }
}
