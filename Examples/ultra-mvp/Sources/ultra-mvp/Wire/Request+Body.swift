import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// Largest JSON body that is read.
    private static var jsonLimit: Int { 131_072 }
    /// Largest body that a build without limits reads: enough to show the defect, not to bring down the machine.
    static var carelessLimit: Int { 67_108_864 }

    /// Returns the JSON body as `Value`.
    ///
    /// - Throws: ``Problem`` with 415, 413, 400 (not JSON) or 422 (JSON of another shape); in builds with unmapped
    ///   errors whatever the decoder throws.
    func json<Value: StrictDecodable>(_ type: Value.Type, settings: Settings) async throws -> Value {
        if !settings.has(.unmappedErrors) { try requireMediaType("application/json") }
        let bytes = try await bytes(upTo: settings.has(.unlimitedUpload) ? Self.carelessLimit : Self.jsonLimit)
        do {
            return try JSONDecoder().decode(StrictValue<Value>.self, from: Data(bytes)).value
        } catch let error as DecodingError where !settings.has(.unmappedErrors) {
            throw Self.problem(for: error)
        }
    }

    /// Returns the body, at most `limit` bytes of it.
    ///
    /// - Throws: ``Problem`` with 413 when there is more.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        let tooLarge = Problem(
            status: .contentTooLarge,
            code: "too_large",
            detail: "The body may have at most \(limit) bytes."
        )
        if let announced = headers[.contentLength].flatMap(Int.init), announced > limit { throw tooLarge }
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
    }

    /// - Throws: ``Problem`` with 415 when the body is of another media type.
    func requireMediaType(_ type: String) throws {
        let essence = (headers[.contentType] ?? "").split(separator: ";").first.map { $0.filter { $0 != " " } } ?? ""
        guard essence.lowercased() == type else {
            throw Problem(
                status: .unsupportedMediaType,
                code: "unsupported_media_type",
                detail: "Send the body as \(type).",
                headers: [.accept: type]
            )
        }
    }

    private static func problem(for error: DecodingError) -> Problem {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "the body" : path.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return .invalid("\(place(context.codingPath + [key])) is missing.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return .invalid("\(place(context.codingPath)) has the wrong type.")
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return .invalid("\(place(context.codingPath)) has a value that is not allowed.")
        default:
            return Problem(status: .badRequest, code: "malformed_json", detail: "The body is not valid JSON.")
        }
    }
}
