extension Plan {
    /// What comes of an evaluation.
    enum Outcome {
        case value(CELValue)
        case failure(CELFailure, expression: Int32)
    }

    /// Evaluates the plan.
    ///
    /// - Parameters:
    ///   - globals: The values of the global variables by their slots, at least `globalCount`.
    ///   - limits: What it may cost.
    ///   - trace: Where a traced plan records what comes of each expression.
    /// - Returns: The value, or why there is none.
    func evaluate(_ globals: [CELValue?], limits: CELLimits, trace: Trace? = nil) -> Outcome {
        let first = nodes[Int(root)]
        if first.operation == .constant { return .value(constants[Int(first.a)]) }
        guard depth <= limits.depth else { return .failure(.limitReached("depth"), expression: first.expression) }
        return unsafe nodes.withUnsafeBufferPointer { nodes in
            unsafe constants.withUnsafeBufferPointer { constants in
                unsafe operands.withUnsafeBufferPointer { operands in
                    unsafe fields.withUnsafeBufferPointer { fields in
                        unsafe globals.withUnsafeBufferPointer { globals in
                            unsafe withLocals { locals, hints in
                                guard let nodes = nodes.baseAddress, let constants = constants.baseAddress,
                                    let operands = operands.baseAddress, let fields = fields.baseAddress,
                                    globals.count >= globalCount,
                                    let globals = globals.baseAddress
                                else { return Outcome.failure(.noValue, expression: first.expression) }
                                var machine = unsafe Machine(
                                    plan: self,
                                    nodes: nodes,
                                    constants: constants,
                                    operands: operands,
                                    fields: fields,
                                    globals: globals,
                                    locals: locals,
                                    hints: hints,
                                    limits: limits
                                )
                                machine.trace = trace
                                return machine.run()
                            }
                        }
                    }
                }
            }
        }
    }

    /// Gives room for the local variables and for what selections learn, on the stack where it is little.
    @inline(__always)
    private func withLocals(
        _ body: (UnsafeMutablePointer<CELValue>, UnsafeMutablePointer<Int>) -> Outcome
    ) -> Outcome {
        unsafe withUnsafeTemporaryAllocation(of: CELValue.self, capacity: lazyNodes.count + 1) { locals in
            unsafe locals.initialize(repeating: .null)
            defer { unsafe locals.deinitialize() }
            return unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: fields.count) { hints in
                unsafe hints.initialize(repeating: 0)
                guard let locals = locals.baseAddress, let hints = hints.baseAddress else {
                    return .failure(.noValue, expression: 0)
                }
                return unsafe body(locals, hints)
            }
        }
    }
}

extension Machine {
    /// Evaluates the whole plan.
    fileprivate mutating func run() -> Plan.Outcome {
        if node(plan.root).operation.isTruth {
            let truth = truth(plan.root)
            return truth == .failed ? .failure(failure, expression: failedExpression) : .value(.bool(truth == .yes))
        }
        do {
            return .value(try value(plan.root))
        } catch {
            return .failure(failure, expression: failedExpression)
        }
    }
}
