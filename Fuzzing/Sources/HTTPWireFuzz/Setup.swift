import HTTPWire

/// How an input is read.
struct Setup {
    var method: String
    var isLenient: Bool
    var keepsFields: Bool
    var limits: ResponseLimits

    /// Reads the choice from a byte.
    init(_ byte: UInt8) {
        method = ["GET", "HEAD", "CONNECT", "POST"][Int(byte & 3)]
        isLenient = byte & 4 != 0
        keepsFields = byte & 8 == 0
        limits =
            byte & 16 == 0
            ? ResponseLimits() : ResponseLimits(maxHeadBytes: 200, maxFields: 4, maxChunkLine: 16, maxInformational: 2)
    }

    /// A parser for the choice.
    var parser: ResponseParser {
        ResponseParser(
            requestMethod: method,
            limits: limits,
            strictness: isLenient ? .lenient : .strict,
            retention: keepsFields ? .all : .none
        )
    }
}
