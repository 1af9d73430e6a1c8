import JSON

extension Program {
    /// What a node says of an instance.
    func outcome(
        of root: Int32,
        on instance: JSONNode,
        isOpaque: (@Sendable (String) -> Bool)?
    ) -> Outcome {
        withEvaluator(isOpaque: isOpaque) { evaluator in
            unsafe withUnsafePointer(to: instance) { unsafe evaluator.apply(root, $0, nil) }
        }
    }

    /// Runs once more to list what is wrong, or what could not be judged.
    func explanation(
        of outcome: Outcome,
        _ root: Int32,
        on instance: JSONNode,
        isOpaque: (@Sendable (String) -> Bool)?
    ) -> JSONSchemaResult {
        let record = withEvaluator(isOpaque: isOpaque) { evaluator in
            evaluator.record = ValidationRecord()
            evaluator.listsFailures = outcome == .invalid
            _ = unsafe withUnsafePointer(to: instance) { unsafe evaluator.apply(root, $0, nil) }
            return evaluator.record ?? ValidationRecord()
        }
        var result = JSONSchemaResult(verdict: outcome == .invalid ? .invalid : .unjudged)
        result.gaps = record.gaps
        result.isTruncated = record.isTruncated
        if outcome == .invalid { result.failures = Self.ordered(record.failures) }
        if outcome == .invalid, result.failures.isEmpty {
            // The first run ended at a failure that this one did not reach within the limits.
            let location = origins[Int(root)].location
            let failure = JSONSchemaFailure(
                instance: .root,
                instanceSpan: instance.span,
                keyword: "",
                schema: resources[location.resource].address(of: location.pointer, .none),
                schemaSpan: location.node.span,
                message: "\(InstanceText(instance).text) is not valid; why would take too long to tell"
            )
            result.failures = [failure]
        }
        return result
    }

    /// The deepest first, each once.
    private static func ordered(_ failures: [JSONSchemaFailure]) -> [JSONSchemaFailure] {
        struct Identity: Hashable {
            let instance: JSONPointer
            let keyword: String
            let message: String
        }
        var seen: Set<Identity> = []
        let each = failures.filter { failure in
            seen.insert(Identity(instance: failure.instance, keyword: failure.keyword, message: failure.message))
                .inserted
        }
        let ranked = each.enumerated()
            .sorted { left, right in
                let (one, other) = (left.element.depth, right.element.depth)
                return one == other ? left.offset < right.offset : one > other
            }
        return ranked.map(\.element)
    }

    private func withEvaluator<Value>(
        isOpaque: (@Sendable (String) -> Bool)?,
        _ work: (inout Evaluator) -> Value
    ) -> Value {
        unsafe nodes.withUnsafeBufferPointer { nodes in
            unsafe instructions.withUnsafeBufferPointer { instructions in
                unsafe lists.withUnsafeBufferPointer { lists in
                    unsafe withObjects { objects, properties, patternRules in
                        unsafe keys.withPointers { entries, slots, bytes in
                            let tables = unsafe ProgramTables(
                                nodes: nodes,
                                instructions: instructions,
                                lists: lists,
                                entries: entries,
                                slots: slots,
                                keyBytes: bytes,
                                objects: objects,
                                properties: properties,
                                patternRules: patternRules,
                                seed: keys.seed
                            )
                            return unsafe withUnsafePointer(to: tables) { tables in
                                var evaluator = unsafe Evaluator(program: self, tables: tables, isOpaque: isOpaque)
                                return work(&evaluator)
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func withObjects<Value>(
        _ work: (
            UnsafeBufferPointer<ObjectRule>, UnsafeBufferPointer<PropertyRule>, UnsafeBufferPointer<PatternRule>
        ) -> Value
    ) -> Value {
        unsafe objects.withUnsafeBufferPointer { objects in
            unsafe properties.withUnsafeBufferPointer { properties in
                unsafe patternRules.withUnsafeBufferPointer { unsafe work(objects, properties, $0) }
            }
        }
    }
}
