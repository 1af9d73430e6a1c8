import CEL
import Testing

struct LibraryDeclarationTests {
    @Test("overloads have ids of their own and an implementation of the form that their parameters ask for")
    func declarations() {
        var ids: Set<String> = []
        for function in CELLibrary.extensions.flatMap(\.functions) {
            for overload in function.overloads {
                #expect(ids.insert(overload.id).inserted, "\(overload.id) stands twice")
                switch overload.implementation {
                case .unary: #expect(overload.parameters.count == 1 && !overload.isVariadic, "\(overload.id)")
                case .binary: #expect(overload.parameters.count == 2 && !overload.isVariadic, "\(overload.id)")
                case .variadic: break
                case nil: Issue.record("\(overload.id) does nothing")
                }
            }
        }
    }

    @Test("an implementation given anything fails or answers, and never stops the process")
    func hostileArguments() {
        let values: [CELValue] = [
            .null, .bool(true), .int(.min), .int(.max), .int(0), .uint(.max), .double(.nan), .double(-.infinity),
            .double(-0.0),
            .string(""), .string("%s%.9f%x"), .string("é(\\1"), .bytes([0xFF]), .list([]),
            .list([.int(1), .string("a"), .null]),
            .optional(.none), .type(CELTypeValue("int")), .list([.optional(.none)]),
        ]
        var calls = 0
        for function in CELLibrary.extensions.flatMap(\.functions) {
            for overload in function.overloads {
                for first in values {
                    for second in values {
                        switch overload.implementation {
                        case .unary(let body): _ = try? body(first)
                        case .binary(let body): _ = try? body(first, second)
                        case .variadic(let body):
                            _ = try? body(Array([first, second, second, first].prefix(overload.parameters.count)))
                        case nil: break
                        }
                        calls += 1
                    }
                }
            }
        }
        #expect(calls > 20_000)
    }
}
