import CEL

extension CELProgram {
    /// The values that decided the program's result, shortest form: `load.latency.p99 = 812ms`.
    ///
    /// - Parameter bindings: The values of the variables.
    /// - Returns: At most four parts; nothing where there is no more to say than the result itself.
    func lines(explaining bindings: [String: CELValue]) -> [String] {
        var telling: [CELExplanation.Part] = []
        var stack = [explain(bindings).root]
        while let part = stack.popLast() {
            // What a value was computed from tells less than the value; of a macro's element, also tell which one it is.
            let isElement = part.note?.hasPrefix("element") == true
            let isValue = if case .value = part.outcome { true } else { false }
            if part.parts.isEmpty || isElement || isValue { telling.append(part) }
            if isElement || !isValue { stack += part.parts.reversed() }
        }
        var seen: Set<String> = []
        let lines = telling.map(\.line).filter { seen.insert($0).inserted }
        return lines.count > 4 ? lines.prefix(4) + ["and \(lines.count - 4) more"] : lines
    }
}

extension CELExplanation.Part {
    /// The part in a line; of an element that is a record only the field that names it, which stands first.
    fileprivate var line: String {
        guard !parts.isEmpty, case .value(let value) = outcome, value.hasPrefix("{"),
            let end = value.firstRange(of: ", \"")
        else { return description }
        return "\(source) = \(value[..<end.lowerBound]), …}"
    }
}
