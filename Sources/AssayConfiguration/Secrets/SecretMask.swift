import YAML

/// Masks secrets in text before it is kept anywhere, and leaves a profile of each.
///
/// Recognised are the values of keys whose names say so, passwords in addresses, and the shapes of live credentials.
/// When in doubt it masks: a value lost is a nuisance, a secret kept is an incident. Pure and linear in the size of
/// the text; malformed files are masked by the same rules as well-formed ones.
public enum SecretMask {
    /// How a file is read for pairs of key and value.
    ///
    /// Shapes and addresses are looked for in every kind.
    public enum FileKind: String, Codable, Hashable, Sendable, CaseIterable {
        /// `KEY=value` lines: `.env`, and good enough for properties and INI files.
        case environment
        /// YAML, also where it is templated.
        case yaml
        /// JSON.
        case json
        /// A Dockerfile.
        case dockerfile
        /// Anything else: only quoted literals are taken for values (`password = "…"`).
        case other
    }

    /// Masks the secrets of a file.
    ///
    /// Each byte of a secret becomes `*`, so that lengths and places stay; line ends and the indentation of further
    /// lines are kept. In YAML and JSON the first byte of an unquoted value becomes `_` instead, since YAML reads a
    /// leading `*` as an alias and the masked file must stay readable. Masking twice changes nothing.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - fileKind: How to read it.
    ///   - fingerprint: A keyed hash of a secret's bytes, after escapes were replaced.
    /// - Returns: The masked file and the profiles of what was masked.
    public static func apply(
        to bytes: [UInt8],
        fileKind: FileKind,
        fingerprint: (ArraySlice<UInt8>) -> String
    ) -> MaskedText {
        let matches = SecretFinder(bytes, fileKind: fileKind).matches()
        guard !matches.isEmpty else { return MaskedText(bytes: bytes, secrets: [], omittedSecrets: 0) }
        let text = SourceText(bytes)
        let profiles = matches.prefix(MaskedText.mostProfiles)
            .map { match in
                profile(of: match, in: text, fingerprint: fingerprint)
            }
        var masked = bytes
        for match in matches { mask(match, in: &masked, fileKind: fileKind) }
        return MaskedText(bytes: masked, secrets: profiles, omittedSecrets: matches.count - profiles.count)
    }

    private static func profile(
        of match: SecretMatch,
        in text: SourceText,
        fingerprint: (ArraySlice<UInt8>) -> String
    ) -> SecretProfile {
        let raw = text.bytes[match.range]
        let value = match.isEscaped ? EscapedText.decoded(raw)[...] : raw
        return SecretProfile(
            key: match.key.map { text.string($0) },
            kind: match.kind,
            span: text.span(match.range),
            length: value.count,
            entropyBits: SecretStrength.entropyBits(of: value),
            classes: SecretStrength.classes(of: value),
            isPlaceholder: PlaceholderValue.matches(value),
            isCommon: CommonPassword.matches(value),
            isRepeated: SecretStrength.isRepeated(value),
            isGuessable: GuessableValue.matches(value),
            isCommentedOut: match.isCommentedOut,
            fingerprint: fingerprint(value)
        )
    }

    private static func mask(_ match: SecretMatch, in bytes: inout [UInt8], fileKind: FileKind) {
        var isIndentation = false
        for offset in match.range {
            let byte = bytes[offset]
            if byte.isNewline {
                isIndentation = true
            } else if isIndentation, byte.isBlank {
                continue
            } else if fileKind == .dockerfile, continuesLine(bytes, at: offset) {
                continue
            } else {
                isIndentation = false
                bytes[offset] = UInt8(ascii: "*")
            }
        }
        guard fileKind == .yaml || fileKind == .json, let first = match.range.first, !bytes[first].isNewline else {
            return
        }
        if first == 0 || opensToken(after: bytes[first - 1], isInAddress: match.kind == .urlPassword) {
            bytes[first] = UInt8(ascii: "_")
        }
    }

    /// Whether an unquoted value may begin after the byte; a colon within an address begins none.
    private static func opensToken(after byte: UInt8, isInAddress: Bool) -> Bool {
        byte.isWhitespace || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: ",")
            || (byte == UInt8(ascii: ":") && !isInAddress)
    }

    /// Whether the byte joins a line of a Dockerfile with the next; without it the masked file would read differently.
    private static func continuesLine(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: "\\") || bytes[offset] == UInt8(ascii: "`") else { return false }
        return offset + 1 < bytes.count && bytes[offset + 1].isNewline
    }
}
