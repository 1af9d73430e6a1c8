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
            // Inside of a condition only its values tell something; of a macro's element, also which one it is.
            if part.parts.isEmpty || part.note?.hasPrefix("element") == true { telling.append(part) }
            stack += part.parts.reversed()
        }
        var seen: Set<String> = []
        let lines = telling.map(\.description).filter { seen.insert($0).inserted }
        return lines.count > 4 ? lines.prefix(4) + ["and \(lines.count - 4) more"] : lines
    }
}
