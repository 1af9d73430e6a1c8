import AssayModel
import JSON
import YAML

extension Form where Value == Plan.Identity {
    /// A request field that carries credentials, as `Name: value`.
    static var header: Form<Plan.Identity> {
        Form(
            "a field such as \"Authorization: Bearer $TOKEN\"",
            schema: .text(pattern: #"^[!#$%&'*+.^_`|~0-9A-Za-z-]+: *[!-~][ -~]*$"#),
            mayQuote: { _ in false }
        ) { scalar throws(Refusal) in
            let bytes = Array(scalar.text.utf8)
            guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), !scalar.text.hasInvisibleScalars,
                bytes.allSatisfy({ $0 < 0x80 })
            else { throw .form }
            let name = String(decoding: bytes[..<colon], as: UTF8.self)
            let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self).trimmed
            guard !name.isEmpty, name.utf8.allSatisfy({ $0.isFieldNameByte }), !value.isEmpty else { throw .form }
            guard !framing.contains(name.lowercased()) else {
                throw .because("the field \(name.quoted) is set by Assay and cannot be an identity")
            }
            guard !secretFields.contains(name.lowercased()) || value.holdsSecretName else {
                throw .because(SecretText.advice)
            }
            return .header(name: name, value: value)
        }
    }

    private static var secretFields: Set<String> {
        ["authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token", "api-key"]
    }

    private static var framing: Set<String> {
        ["host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect"]
    }
}

extension UInt8 {
    /// Whether the byte may stand in a field name (RFC 9110, section 5.6.2).
    fileprivate var isFieldNameByte: Bool {
        isASCIIWord || "!#$%&'*+-.^`|~".utf8.contains(self)
    }
}
