import FoundationEssentials
import HTTPTypes
import Hummingbird

extension Response {
    /// Makes an answer with a JSON body.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return text(try encoder.encode(value), type: "application/json", status: status)
    }

    /// Makes an answer with a body of some media type.
    static func text(
        _ bytes: some Collection<UInt8>,
        type: String,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
