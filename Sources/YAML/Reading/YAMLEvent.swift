/// One step of libyaml's parser; positions are indices of Unicode scalars.
struct YAMLEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(ScalarNode, anchor: String?)
        case sequenceStart(anchor: String?, tag: String?, isFlow: Bool)
        case sequenceEnd
        case mappingStart(anchor: String?, tag: String?, isFlow: Bool)
        case mappingEnd
    }

    var kind: Kind
    var start: Int
    var end: Int
}

/// Why libyaml stopped: its words, and the index of the scalar at which it did.
struct YAMLProblem: Error, Equatable, CustomStringConvertible {
    var description: String
    var index: Int
}
