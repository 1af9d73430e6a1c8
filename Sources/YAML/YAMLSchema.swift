/// The rules by which a plain scalar becomes null, a boolean or a number; the consumer of a file decides which hold.
///
/// Kubernetes reads booleans by 1.1, GitHub workflows and most others by 1.2.
public enum YAMLSchema: String, Codable, Hashable, Sendable {
    /// YAML 1.1 as its parsers implement it: also yes, no, on, off; 0644 is octal, 1_000 a number, 1:30 base 60.
    case yaml11 = "1.1"
    /// The core schema of YAML 1.2: only true and false, 0o644 is octal, 0644 decimal.
    case yaml12 = "1.2"
}
