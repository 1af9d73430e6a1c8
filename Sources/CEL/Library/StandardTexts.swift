/// `size`, `contains`, `startsWith`, `endsWith`.
enum StandardTexts {
    static let functions = [
        size,
        test("contains", "contains_string") { CELText.firstIndex(of: $1, in: $0) != nil },
        test("startsWith", "starts_with_string") { CELText.startsWith($0, $1) },
        test("endsWith", "ends_with_string") { CELText.endsWith($0, $1) },
    ]

    private static let size: CELFunction = {
        let list = CELType.list(.parameter("A"))
        let map = CELType.map(.parameter("A"), .parameter("B"))
        let implementation = CELImplementation.unary { (value) throws(CELFailure) in .int(Int64(try count(of: value))) }
        return CELFunction(
            "size",
            [
                CELOverload("size_string", [.string], .int, implementation),
                CELOverload("size_bytes", [.bytes], .int, implementation),
                CELOverload("size_list", [list], .int, implementation),
                CELOverload("size_map", [map], .int, implementation),
                CELOverload("string_size", isMember: true, [.string], .int, implementation),
                CELOverload("bytes_size", isMember: true, [.bytes], .int, implementation),
                CELOverload("list_size", isMember: true, [list], .int, implementation),
                CELOverload("map_size", isMember: true, [map], .int, implementation),
            ]
        )
    }()

    private static func count(of value: CELValue) throws(CELFailure) -> Int {
        switch value {
        case .string(let text): CELText.scalarCount(text)
        case .bytes(let bytes): bytes.count
        case .list(let elements): elements.count
        case .map(let map): map.count
        default: throw .noSuchOverload(function: "size", kinds: [value.kindName])
        }
    }

    private static func test(
        _ name: String,
        _ id: String,
        _ holds: @escaping @Sendable (Span<UInt8>, Span<UInt8>) -> Bool
    ) -> CELFunction {
        let implementation = CELImplementation.taking(name) { (text: String, piece: String) in
            .bool(holds(text.utf8.span, piece.utf8.span))
        }
        return CELFunction(name, [CELOverload(id, isMember: true, [.string, .string], .bool, implementation)])
    }
}
