extension CELImplementation {
    /// A function of one argument of a known type.
    static func taking<A: LibraryArgument>(
        _ function: String,
        _ body: @escaping @Sendable (A) throws(CELFailure) -> CELValue
    ) -> CELImplementation {
        .unary { (value) throws(CELFailure) in
            guard let argument = A.read(value) else { throw .mismatch(function, [value]) }
            return try body(argument)
        }
    }

    /// A function of two arguments of known types.
    static func taking<A: LibraryArgument, B: LibraryArgument>(
        _ function: String,
        _ body: @escaping @Sendable (A, B) throws(CELFailure) -> CELValue
    ) -> CELImplementation {
        .binary { (first, second) throws(CELFailure) in
            guard let a = A.read(first), let b = B.read(second) else { throw .mismatch(function, [first, second]) }
            return try body(a, b)
        }
    }

    /// A function of three arguments of known types.
    static func taking<A: LibraryArgument, B: LibraryArgument, C: LibraryArgument>(
        _ function: String,
        _ body: @escaping @Sendable (A, B, C) throws(CELFailure) -> CELValue
    ) -> CELImplementation {
        .variadic { (values) throws(CELFailure) in
            guard values.count == 3, let a = A.read(values[0]), let b = B.read(values[1]), let c = C.read(values[2])
            else { throw .mismatch(function, values) }
            return try body(a, b, c)
        }
    }

    /// A function of four arguments of known types.
    static func taking<A: LibraryArgument, B: LibraryArgument, C: LibraryArgument, D: LibraryArgument>(
        _ function: String,
        _ body: @escaping @Sendable (A, B, C, D) throws(CELFailure) -> CELValue
    ) -> CELImplementation {
        .variadic { (values) throws(CELFailure) in
            guard values.count == 4, let a = A.read(values[0]), let b = B.read(values[1]),
                let c = C.read(values[2]), let d = D.read(values[3])
            else { throw .mismatch(function, values) }
            return try body(a, b, c, d)
        }
    }

    /// A function of any number of arguments of one known type.
    static func takingAll<A: LibraryArgument>(
        _ function: String,
        _ body: @escaping @Sendable ([A]) throws(CELFailure) -> CELValue
    ) -> CELImplementation {
        .variadic { (values) throws(CELFailure) in
            var arguments: [A] = []
            arguments.reserveCapacity(values.count)
            for value in values {
                guard let argument = A.read(value) else { throw .mismatch(function, values) }
                arguments.append(argument)
            }
            return try body(arguments)
        }
    }
}

extension CELFailure {
    /// The failure of a call with arguments of kinds that the function does not take.
    static func mismatch(_ function: String, _ values: [CELValue]) -> CELFailure {
        .noSuchOverload(function: function, kinds: values.map(\.kindName))
    }
}
