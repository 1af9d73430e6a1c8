/// A file whose secrets were masked, with what was learned about them on the way.
public struct MaskedText: Hashable, Sendable {
    /// The bytes: as many as before, each byte of a secret replaced.
    public var bytes: [UInt8]
    /// The secrets in the order of the file; at most ``mostProfiles``.
    public var secrets: [SecretProfile]
    /// How many secrets were masked beyond those that have a profile.
    public var omittedSecrets: Int

    /// The most profiles of one file; a file with more is a dump, and its rest is masked without a word.
    public static let mostProfiles = 10_000
}
