import YAML

extension ConfigurationNode {
    /// What stands there, to follow "found"; the text of a scalar only where it may be quoted.
    func found(quoting mayQuote: Bool) -> String {
        switch content {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .scalar(let scalar):
            if scalar.isNull { return "nothing" }
            guard mayQuote else { return scalar.kindName }
            var plain = scalar
            plain.style = .plain
            // Without the words, `expected true or false, found 'true'` would puzzle whoever wrote the quotes.
            let isQuotedOnPurpose = scalar.style != .plain && plain.kindName != scalar.kindName
            return (isQuotedOnPurpose ? "the text " : "") + scalar.text.quoted
        }
    }

    /// The tag, where it is none of those that every schema knows.
    var foreignTag: String? {
        let known = ["str", "int", "float", "bool", "null", "seq", "map"].map { "tag:yaml.org,2002:" + $0 }
        guard let tag = scalar?.tag ?? tag, tag != "!", !known.contains(tag) else { return nil }
        return tag
    }
}

extension ScalarNode {
    fileprivate var kindName: String {
        if isNull { return "nothing" }
        if asBool() != nil { return "a boolean" }
        return asNumber() == nil ? "text" : "a number"
    }
}
