/// Settings that the service refuses to start with.
struct SettingsProblem: Error, Equatable, CustomStringConvertible {
    /// One line for each setting that is wrong, without any value.
    let reasons: [String]

    var description: String {
        "refusing to start: " + reasons.joined(separator: "; ")
    }
}
