import CEL
import Foundation
import Testing

/// The conformance tests of the language's specification, as far as the checker is concerned.
struct PublishedCheck: Decodable {
    let file: String
    let section: String
    let name: String
    let expr: String
    let container: String?
    let disableMacros: Bool?
    let disableCheck: Bool?
    let typeEnv: [Declaration]?
    let expect: Expectation

    struct Expectation: Decodable {
        let deducedType: TypeText?
        let anyError: Bool
        let error: Bool

        enum CodingKeys: String, CodingKey {
            case deducedType, anyError, error
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            deducedType = try container.decodeIfPresent(TypeText.self, forKey: .deducedType)
            anyError = container.contains(.anyError)
            error = container.contains(.error)
        }
    }

    struct Declaration: Decodable {
        let name: String
        let kind: String
        let type: TypeText?
        let overloads: [Overload]?
    }

    struct Overload: Decodable {
        let id: String
        let params: [TypeText]
        let result: TypeText
        let instance: Bool
    }

    /// A type in the data's form.
    struct TypeText: Decodable {
        let type: CELType

        init(from decoder: any Decoder) throws {
            if let name = try? decoder.singleValueContainer().decode(String.self) {
                type = try CELType(name)
                return
            }
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if let element = try container.decodeIfPresent(TypeText.self, forKey: .list) {
                type = .list(element.type)
            } else if let pair = try container.decodeIfPresent([TypeText].self, forKey: .map) {
                type = .map(pair[0].type, pair[1].type)
            } else if let name = try container.decodeIfPresent(String.self, forKey: .param) {
                type = .parameter(name)
            } else if let inner = try container.decodeIfPresent(TypeText.self, forKey: .type) {
                type = .type(inner.type)
            } else if let inner = try container.decodeIfPresent(TypeText.self, forKey: .wrapper) {
                type = .nullable(inner.type)
            } else {
                let abstract = try container.decode(Abstract.self, forKey: .abstract)
                type = .opaque(abstract.name, abstract.params.map(\.type))
            }
        }

        struct Abstract: Decodable {
            let name: String
            let params: [TypeText]
        }

        enum CodingKeys: String, CodingKey {
            case list, map, param, type, wrapper, abstract
        }
    }

    static let root: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] { return URL(filePath: named) }
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.deletingLastPathComponent().appending(path: "shared/data")
    }()

    /// Whether tests that need the data are to run: it is there, or its absence is to fail them.
    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: root.appending(path: "cel").path())

    static func all() throws -> [PublishedCheck] {
        let folder = root.appending(path: "cel")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix("_") }
            .sorted { $0.path() < $1.path() }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try files.flatMap { try decoder.decode([PublishedCheck].self, from: Data(contentsOf: $0)) }
    }

    var environment: CELEnvironment {
        get throws {
            let variables = (typeEnv ?? [])
                .compactMap { declaration in
                    declaration.type.map { CELVariable(declaration.name, $0.type) }
                }
            let functions = (typeEnv ?? [])
                .compactMap { declaration in
                    declaration.overloads.map { overloads in
                        CELFunction(
                            declaration.name,
                            overloads.map {
                                CELOverload($0.id, isMember: $0.instance, $0.params.map(\.type), $0.result.type)
                            }
                        )
                    }
                }
            return try CELEnvironment(container: container ?? "", variables: variables, functions: functions)
        }
    }

    func parsed() throws -> CELExpression {
        try CELParser(macros: disableMacros == true ? [] : .all).parse(expr)
    }

    var label: String { "\(file)/\(section)/\(name): \(expr)" }
}

@Suite(.enabled(if: PublishedCheck.isExpected))
struct PublishedChecks {
    @Test("every type that the specification's tests deduce is deduced")
    func deducedTypes() throws {
        var count = 0
        for test in try PublishedCheck.all() {
            guard let expected = test.expect.deducedType?.type else { continue }
            let checked = try test.environment.check(try test.parsed())
            #expect(checked.isValid, "\(test.label): \(checked.diagnostics)")
            #expect(checked.resultType == expected, "\(test.label)")
            count += 1
        }
        #expect(count >= 20 || !ConformanceData.isStandard)
    }

    @Test("the checker refuses nothing that the specification evaluates, nor what fails only when evaluated")
    func nothingIsRefused() throws {
        var count = 0
        for test in try PublishedCheck.all() where test.disableCheck != true {
            let isError = test.expect.anyError || test.expect.error
            guard let expression = try? test.parsed() else {
                #expect(isError, "not parsed: \(test.label)")
                continue
            }
            let checked = try test.environment.check(expression)
            // The data tells by its name which error the reference finds before evaluation.
            let isRefused = isError && test.name.hasSuffix("compile_error")
            #expect(checked.isValid != isRefused, "\(test.label): \(checked.diagnostics.map(\.message))")
            count += 1
        }
        #expect(count > 1000 || !ConformanceData.isStandard)
    }

    @Test("names in expressions that are not checked mean what they mean in checked ones")
    func uncheckedNames() throws {
        for test in try PublishedCheck.all() where test.disableCheck != true {
            guard let expression = try? test.parsed() else { continue }
            let environment = try test.environment
            let checked = environment.check(expression)
            let resolved = environment.resolve(expression)
            for node in CheckedExpressions.nodes(expression) {
                #expect(
                    Self.name(checked.reference(of: node)) == Self.name(resolved.reference(of: node)),
                    "\(test.label)"
                )
            }
        }
    }

    private static func name(_ reference: CELReference?) -> String {
        switch reference {
        case .local(let level): "local \(level)"
        case .variable(let variable): "variable \(variable.name)"
        case .type(let name): "type \(name)"
        case .constant(let value): "constant \(value)"
        case .field: "field"
        case .function(let function): "function \(function.name) \(function.takesTarget)"
        case .message(let name): "message \(name)"
        case .unresolved(let names): "unresolved \(names)"
        case nil: "none"
        }
    }
}
