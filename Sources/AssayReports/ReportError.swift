/// Why a report could not be written.
public enum ReportError: Error, Sendable, Hashable {
    /// A value has no form in JSON, such as a score that is not a number.
    case unrepresentable(String)
    /// A template of the page does not parse: a defect of this module.
    case template(String)
}

extension ReportError: CustomStringConvertible {
    /// The reason as a fragment.
    public var description: String {
        switch self {
        case .unrepresentable(let what): "cannot write the report as JSON: \(what)"
        case .template(let what): "cannot read the page's template: \(what)"
        }
    }
}
