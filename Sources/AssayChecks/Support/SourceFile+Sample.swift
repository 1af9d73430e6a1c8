import AssayConfiguration
import AssayEvidence

extension SourceFile {
    /// A file as the probe would file it, for examples: secrets are masked in place.
    static func sample(_ path: String, _ text: String) -> SourceFile {
        let kind: SecretMask.FileKind =
            switch FileRole.of(path) {
            case .environment: .environment
            case .dockerfile: .dockerfile
            case .compose, .apiDescription: .yaml
            case .document, nil: .other
            }
        let masked = SecretMask.apply(to: Array(text.utf8), fileKind: kind) { "sample-\($0.count)" }
        return SourceFile(
            path: path,
            text: String(decoding: masked.bytes, as: UTF8.self),
            secrets: masked.secrets
        )
    }
}
