/// What expressions may use: variables, functions, and the container in which their names are looked up.
///
/// ```swift
/// let environment = try CELEnvironment(
///     variables: [CELVariable("load", .record("Load"))],
///     records: [CELRecord("Load", ["errorRate": .init(.double), "p99": .init(.duration)])]
/// )
/// ```
public struct CELEnvironment: Sendable {
    private final class Storage: Sendable {
        let declarations: Declarations

        init(_ declarations: Declarations) {
            self.declarations = declarations
        }
    }

    private let storage: Storage

    var declarations: Declarations { storage.declarations }

    /// Makes an environment.
    ///
    /// - Parameters:
    ///   - container: A qualified name within which names are looked up first, as the language's specification says: in
    ///     `a.b` the name `c` means `a.b.c`, else `a.c`, else `c`.
    ///   - libraries: The libraries whose functions may be used; nil for ``CELLibrary/all``.
    ///   - variables: The variables.
    ///   - functions: Functions besides those of the libraries; they may add overloads to those.
    ///   - records: The records that types of variables, fields and functions mention.
    /// - Throws: where a name is declared twice or no name, overloads conflict, or a record is missing.
    public init(
        container: String = "",
        libraries: [CELLibrary]? = nil,
        variables: [CELVariable] = [],
        functions: [CELFunction] = [],
        records: [CELRecord] = []
    ) throws(CELEnvironmentError) {
        var declarations: Declarations
        if let libraries {
            declarations = Declarations()
            for library in libraries { try declarations.add(library) }
        } else {
            declarations = try Self.complete.get()
        }
        try declarations.setContainer(container)
        self = try CELEnvironment(Storage(declarations))
            .adding(variables: variables, functions: functions, records: records)
    }

    /// All libraries' functions, collected once.
    private static let complete: Result<Declarations, CELEnvironmentError> = Result { () throws(CELEnvironmentError) in
        var declarations = Declarations()
        for library in CELLibrary.all { try declarations.add(library) }
        return declarations
    }

    private init(_ storage: Storage) {
        self.storage = storage
    }

    /// The environment with more declarations.
    ///
    /// - Throws: as the initialiser.
    public func adding(
        libraries: [CELLibrary] = [],
        variables: [CELVariable] = [],
        functions: [CELFunction] = [],
        records: [CELRecord] = []
    ) throws(CELEnvironmentError) -> CELEnvironment {
        var declarations = declarations
        for library in libraries { try declarations.add(library) }
        for record in records { try declarations.add(record) }
        for function in functions { try declarations.add(function) }
        for variable in variables { try declarations.add(variable) }
        try declarations.validate()
        return CELEnvironment(Storage(declarations))
    }

    /// The environment with another container.
    ///
    /// - Throws: `invalidName`.
    public func with(container: String) throws(CELEnvironmentError) -> CELEnvironment {
        var declarations = declarations
        try declarations.setContainer(container)
        return CELEnvironment(Storage(declarations))
    }

    // MARK: What it declares

    /// The name within which names are looked up first; empty for none.
    public var container: String { declarations.container }
    /// The names of the libraries.
    public var libraries: [String] { declarations.libraries }
    /// The variables in the order of their names.
    public var variables: [CELVariable] { declarations.variables.values.sorted { $0.name < $1.name } }
    /// The records in the order of their names.
    public var records: [CELRecord] { declarations.records.values.sorted { $0.name < $1.name } }
    /// The functions, those of the libraries included, in the order of their names.
    public var functions: [CELFunction] {
        declarations.functions.values.sorted { $0.name < $1.name }
            .map { CELFunction($0.name, $0.candidates.map(\.overload)) }
    }

    /// The variable of a name, which is taken as it is, without the container.
    public func variable(named name: String) -> CELVariable? { declarations.variables[name] }
    /// The record of a name.
    public func record(named name: String) -> CELRecord? { declarations.records[name] }
    /// The function of a name, which is taken as it is, without the container.
    public func function(named name: String) -> CELFunction? {
        declarations.functions[name].map { CELFunction($0.name, $0.candidates.map(\.overload)) }
    }

    /// Reads a type as people write it; besides the built-in types it may name the environment's.
    ///
    /// - Throws: a diagnostic whose span counts in the text.
    public func type(_ text: String) throws(CELDiagnostic) -> CELType {
        let opaque = declarations.opaqueTypes.filter { $0.key != "optional_type" }
        return try CELType(text, knowing: CELType.Names(records: Set(declarations.records.keys), opaque: opaque))
    }

    // MARK: Checking

    /// Finds out what the names in an expression mean and which types its nodes have.
    ///
    /// Never stops at the first thing that is wrong: the result has a diagnostic for each, where the author wrote it.
    ///
    /// - Parameters:
    ///   - expression: What the parser gave.
    ///   - strictness: What becomes of undeclared names.
    ///   - expected: The type that the expression's value must have, nil for any.
    /// - Returns: the expression with what was found.
    public func check(
        _ expression: CELExpression,
        _ strictness: CELStrictness = .strict,
        expecting expected: CELType? = nil
    ) -> CELChecked {
        var checker = Checker(declarations, strictness == .strict ? .strict : .partial)
        return checker.run(expression, expecting: expected)
    }

    /// Finds out what the names in an expression mean, and leaves types aside: everything that is wrong shows when the
    /// expression is evaluated.
    public func resolve(_ expression: CELExpression) -> CELChecked {
        var checker = Checker(declarations, .untyped)
        return checker.run(expression, expecting: nil)
    }
}
