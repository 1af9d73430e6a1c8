extension FieldSection {
    /// Decides how the end of the body is found, by the order of rules in RFC 9112 §6.3.
    mutating func framing(
        status: Int,
        method: RequestMethod,
        version: HTTPVersion
    ) throws(HTTPWireError) -> ResponseHead.Framing {
        let fields = framingFields
        let isTunnel = method == .connect && (200...299).contains(status)
        if fields.contentLengthIsRepeated { anomalies.insert(.repeatedContentLength) }
        if fields.hasTransferEncoding || fields.contentLength != nil, isTunnel || status < 200 || status == 204 {
            anomalies.insert(.framingWithoutBody)
        }
        if fields.hasTransferEncoding {
            if fields.contentLength != nil { try readOver(.contradictoryFraming, or: .contradictoryFraming) }
            if version < .http11 { try readOver(.transferEncodingInHTTP10, or: .transferEncodingInHTTP10) }
        }
        if status == 101 || isTunnel { return .switched }
        if status < 200 || status == 204 || status == 304 || method == .head { return .none }
        if fields.hasTransferEncoding {
            if fields.endsInChunked { return .chunked }
            anomalies.insert(.unframedTransferEncoding)
            return .untilClose
        }
        return fields.contentLength.map(ResponseHead.Framing.length) ?? .untilClose
    }

    /// Decides whether the connection persists (RFC 9112 §9.3), and does not where the framing was in doubt.
    func keepsAlive(version: HTTPVersion, framing: ResponseHead.Framing) -> Bool {
        guard framing != .untilClose, framing != .switched, !framingFields.saysClose else { return false }
        guard anomalies.isDisjoint(with: [.contradictoryFraming, .transferEncodingInHTTP10]) else { return false }
        return version >= .http11 || framingFields.saysKeepAlive
    }
}
