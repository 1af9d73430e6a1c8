/// Writes types within bounds.
struct CELTypeWriter {
    private var scalars = String.UnicodeScalarView()
    private var levels: Int
    private var remaining: Int

    init(levels: Int, limit: Int) {
        self.levels = levels
        remaining = max(1, limit)
    }

    /// What is written, whose last scalar is `…` where it is not all.
    var text: String { String(scalars) }

    mutating func write(_ type: CELType) {
        switch type {
        case .dyn: add("dyn")
        case .null: add("null_type")
        case .bool: add("bool")
        case .int: add("int")
        case .uint: add("uint")
        case .double: add("double")
        case .string: add("string")
        case .bytes: add("bytes")
        case .timestamp: add("timestamp")
        case .duration: add("duration")
        case .list(let element): write("list", [element])
        case .map(let key, let value): write("map", [key, value])
        case .type(.dyn): add("type")
        case .type(let type): write("type", [type])
        case .nullable(let type): write("wrapper", [type])
        case .parameter(let name), .record(let name): add(name)
        case .opaque(let name, let parameters): write(name, parameters)
        }
    }

    private mutating func write(_ name: String, _ parameters: [CELType]) {
        add(name)
        guard !parameters.isEmpty else { return }
        guard levels > 0 else { return add("(…)") }
        levels -= 1
        for (index, parameter) in parameters.enumerated() where remaining > 0 {
            add(index == 0 ? "(" : ", ")
            write(parameter)
        }
        levels += 1
        add(")")
    }

    private mutating func add(_ piece: String) {
        for scalar in piece.unicodeScalars {
            guard remaining > 0 else {
                // One more would be too many: the last gives way to the sign that something is missing.
                if !scalars.isEmpty { scalars.removeLast() }
                scalars.append("…")
                return
            }
            scalars.append(scalar)
            remaining -= 1
        }
    }
}
