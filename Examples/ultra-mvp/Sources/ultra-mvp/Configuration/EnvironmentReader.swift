/// Reads typed values from environment variables and remembers what was wrong with them.
struct EnvironmentReader {
    private let variables: [String: String]
    /// Complaints so far, naming variables and never their values.
    private(set) var problems: [String] = []

    init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// Returns the value of `name`; a variable that is set but empty counts as unset.
    func string(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Returns the comma-separated items of `name`, without surrounding blanks.
    func list(_ name: String) -> [String] {
        (string(name) ?? "").split(separator: ",")
            .map { item in
                String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            .filter { !$0.isEmpty }
    }

    /// Returns the integer in `name`, or `fallback` when it is unset or out of `range`.
    mutating func integer(_ name: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let text = string(name) else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            problems.append("\(name) must be an integer from \(range.lowerBound) to \(range.upperBound)")
            return fallback
        }
        return value
    }

    /// Returns the truth value in `name`, or `fallback` when it is unset or neither true nor false.
    mutating func flag(_ name: String, default fallback: Bool) -> Bool {
        guard let text = string(name) else { return fallback }
        switch text.lowercased() {
        case "true", "1", "yes", "on": return true
        case "false", "0", "no", "off": return false
        default:
            problems.append("\(name) must be true or false")
            return fallback
        }
    }

    /// Returns the case of `Value` that `name` spells, or `fallback` when it is unset or unknown.
    mutating func choice<Value: RawRepresentable>(_ name: String, default fallback: Value) -> Value
    where Value.RawValue == String {
        guard let text = string(name) else { return fallback }
        guard let value = Value(rawValue: text.lowercased()) else {
            problems.append("\(name) has an unknown value")
            return fallback
        }
        return value
    }

    /// Adds a complaint.
    mutating func reject(_ problem: String) {
        problems.append(problem)
    }
}
