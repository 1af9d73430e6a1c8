extension CELOverload {
    /// The overload as a call with types for arguments: `string.startsWith(string) -> bool`.
    public func signature(of name: String) -> String {
        "\(call(of: name, parameters.map(\.description))) -> \(result)"
    }

    /// The call alone, for messages: its types are bounded.
    func call(of name: String) -> String {
        call(of: name, parameters.map { $0.shortText() })
    }

    private func call(of name: String, _ parameters: [String]) -> String {
        var arguments = parameters
        let target = isMember && !arguments.isEmpty ? arguments.removeFirst() + "." : ""
        return "\(target)\(name)(\(arguments.joined(separator: ", "))\(isVariadic ? "…" : ""))"
    }
}
