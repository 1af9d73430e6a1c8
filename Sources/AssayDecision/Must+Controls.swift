extension Must {
    /// The controls that the must names.
    public var controls: [String] {
        switch rule {
        case .controls(let ids), .noCritical(let ids): ids
        case .highFindings, .unanswerable: []
        }
    }
}
