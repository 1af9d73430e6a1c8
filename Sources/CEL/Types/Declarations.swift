/// What an environment declares, in the form in which names are looked up.
struct Declarations: Sendable {
    enum Meaning {
        case variable(CELVariable)
        case type(name: String, CELType)
        case constant(CELValue, CELType)
    }

    private(set) var container = ""
    /// What may stand before a name, the longest first: `a.b.`, `a.`, and nothing.
    private(set) var prefixes = [""]
    private(set) var variables: [String: CELVariable] = [:]
    private(set) var functions: [String: FunctionDeclaration] = [:]
    private(set) var records: [String: CELRecord] = [:]
    private(set) var libraries: [String] = []
    /// Opaque types that functions mention, with the number of their parameters.
    private(set) var opaqueTypes: [String: Int] = [:]
    /// What functions' qualified names begin with: `math` of `math.least`.
    private(set) var namespaces: Set<String> = []
    /// The first parts of qualified variables', types' and constants' names, to pass over other selections quickly.
    private var qualifiedRoots: Set<String> = ["google", "net"]

    // MARK: Declaring

    mutating func setContainer(_ name: String) throws(CELEnvironmentError) {
        guard name.isEmpty || Self.isQualifiedName(name) else { throw .invalidName(name) }
        container = name
        let parts = name.split(separator: ".")
        prefixes = (0...parts.count).reversed()
            .map { count in
                parts.prefix(count).map { "\($0)." }.joined()
            }
    }

    mutating func add(_ library: CELLibrary) throws(CELEnvironmentError) {
        guard !libraries.contains(library.name) else { return }
        libraries.append(library.name)
        for function in library.functions { try add(function) }
    }

    mutating func add(_ function: CELFunction) throws(CELEnvironmentError) {
        guard Self.isQualifiedName(function.name) else { throw .invalidName(function.name) }
        var declaration = functions[function.name] ?? FunctionDeclaration(function.name)
        for overload in function.overloads {
            try declaration.add(overload)
            for type in overload.parameters + [overload.result] {
                type.forEachPart { part in
                    guard case .opaque(let name, let parameters) = part else { return }
                    opaqueTypes[name] = parameters.count
                    noteRoot(of: name)
                }
            }
        }
        functions[function.name] = declaration
        if let dot = function.name.lastIndex(of: ".") { namespaces.insert(String(function.name[..<dot])) }
    }

    mutating func add(_ variable: CELVariable) throws(CELEnvironmentError) {
        guard Self.isQualifiedName(variable.name) else { throw .invalidName(variable.name) }
        // A parameter outside of a function stands for any type.
        let type = variable.type.replacingParameters { _ in .dyn }
        let plain = CELVariable(
            variable.name,
            type,
            isSecret: variable.isSecret,
            documentation: variable.documentation
        )
        guard variables.updateValue(plain, forKey: variable.name) == nil else { throw .repeatedName(variable.name) }
        noteRoot(of: variable.name)
    }

    mutating func add(_ record: CELRecord) throws(CELEnvironmentError) {
        guard Self.isQualifiedName(record.name) else { throw .invalidName(record.name) }
        guard records.updateValue(record, forKey: record.name) == nil else { throw .repeatedName(record.name) }
    }

    /// Sees to it that every record that a type mentions is declared.
    func validate() throws(CELEnvironmentError) {
        for variable in variables.values { try validate(variable.type, in: variable.name) }
        for record in records.values {
            for (name, field) in record.fields { try validate(field.type, in: "\(record.name).\(name)") }
        }
        for function in functions.values {
            for candidate in function.candidates {
                for type in candidate.overload.parameters + [candidate.overload.result] {
                    try validate(type, in: function.name)
                }
            }
        }
    }

    private func validate(_ type: CELType, in place: String) throws(CELEnvironmentError) {
        var unknown: String?
        type.forEachPart { part in
            if case .record(let name) = part, records[name] == nil { unknown = name }
        }
        if let unknown { throw .unknownRecord(unknown, in: place) }
    }

    private mutating func noteRoot(of name: String) {
        if let dot = name.firstIndex(of: ".") { qualifiedRoots.insert(String(name[..<dot])) }
    }

    /// Letters, digits and underscores, in parts that dots divide and that no digit begins.
    private static func isQualifiedName(_ name: String) -> Bool {
        var isStart = true
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                isStart = false
            case UInt8(ascii: "0")...UInt8(ascii: "9") where !isStart: break
            case UInt8(ascii: ".") where !isStart: isStart = true
            default: return false
            }
        }
        return !isStart
    }

    // MARK: Looking up

    /// Whether a name that begins with this part may be qualified.
    func mayQualify(_ root: String) -> Bool {
        prefixes.count > 1 || qualifiedRoots.contains(root)
    }

    /// What a name means; `isAbsolute` leaves the container aside.
    func meaning(of name: String, isAbsolute: Bool) -> Meaning? {
        for prefix in isAbsolute ? [""] : prefixes {
            let candidate = prefix.isEmpty ? name : prefix + name
            if let variable = variables[candidate] { return .variable(variable) }
            if let type = Self.typeNames[candidate] { return .type(name: candidate, type) }
            if let count = opaqueTypes[candidate] {
                let parameters = [CELType](repeating: .dyn, count: count)
                return .type(name: candidate, .opaque(candidate, parameters))
            }
            if let (value, type) = CELWellKnown.constant(named: candidate) { return .constant(value, type) }
        }
        return nil
    }

    func function(named name: String, isAbsolute: Bool) -> FunctionDeclaration? {
        for prefix in isAbsolute ? [""] : prefixes {
            if let function = functions[prefix.isEmpty ? name : prefix + name] { return function }
        }
        return nil
    }

    func record(named name: String) -> CELRecord? { records[name] }

    /// Types that stand for themselves in expressions, as in `type(x) == int`.
    static let typeNames: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "null_type": .null, "type": .type(.dyn), "list": .list(.dyn), "map": .map(.dyn, .dyn),
        "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp,
        "google.protobuf.Duration": .duration,
    ]
}
