extension CELLibrary {
    /// Every library: what an environment has unless it is told otherwise.
    public static let all: [CELLibrary] = [.standard] + extensions
}
