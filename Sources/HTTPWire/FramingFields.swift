/// What Connection, Content-Length and Transfer-Encoding say, before the message as a whole is judged.
struct FramingFields: Sendable {
    private(set) var contentLength: Int?
    private(set) var contentLengthIsRepeated = false
    private(set) var hasTransferEncoding = false
    /// Whether chunked is the last coding, so that the body frames itself.
    private(set) var endsInChunked = false
    private(set) var saysClose = false
    private(set) var saysKeepAlive = false
    private var sawChunked = false

    mutating func readConnection(_ value: Span<UInt8>) {
        value.forEachListElement { element in
            if value.spells("close", in: element) { saysClose = true }
            if value.spells("keep-alive", in: element) { saysKeepAlive = true }
        }
    }

    mutating func readContentLength(_ value: Span<UInt8>) throws(HTTPWireError) {
        try value.forEachListElement { (element) throws(HTTPWireError) in
            guard !element.isEmpty else { throw .invalidContentLength }
            var length = 0
            for index in element {
                guard value[index].isDigit else { throw .invalidContentLength }
                let (product, overflow) = length.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int(value[index] - 0x30))
                guard !overflow, !carry else { throw .invalidContentLength }
                length = sum
            }
            if let contentLength {
                guard contentLength == length else { throw .conflictingContentLength }
                contentLengthIsRepeated = true
            }
            contentLength = length
        }
    }

    mutating func readTransferEncoding(
        _ value: Span<UInt8>,
        strictness: ResponseParser.Strictness
    ) throws(HTTPWireError) {
        try value.forEachListElement { (element) throws(HTTPWireError) in
            guard !element.isEmpty else { return }
            var end = element.lowerBound
            while end < element.upperBound, value[end].isToken { end += 1 }
            let coding = element.lowerBound..<end
            guard !coding.isEmpty else { throw .invalidTransferEncoding }
            let parameters = value.trimmed(end..<element.upperBound)
            guard parameters.isEmpty || value[parameters.lowerBound] == .semicolon else {
                throw .invalidTransferEncoding
            }
            let isChunked = value.spells("chunked", in: coding)
            if isChunked {
                guard parameters.isEmpty, !sawChunked else { throw .invalidTransferEncoding }
                sawChunked = true
            } else if strictness == .lenient, value.spells("identity", in: coding) {
                // RFC 2616's word for no coding at all; servers of that age send it beside Content-Length.
                return
            }
            hasTransferEncoding = true
            endsInChunked = isChunked
        }
    }
}
