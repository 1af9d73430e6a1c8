import JSON

extension Evaluator {
    /// Adds a failure to those of the schema that is being applied.
    @inline(never)
    mutating func report(
        _ number: Int32,
        _ keyword: SchemaKeyword,
        _ instance: Instance,
        _ message: String,
        causes: [JSONSchemaFailure] = []
    ) {
        guard let record, record.failures.count < program.options.failures else {
            self.record?.isTruncated = true
            return
        }
        let location = program.origins[Int(number)].location
        let failure = JSONSchemaFailure(
            instance: record.pointer,
            instanceSpan: unsafe instance.pointee.span,
            keyword: keyword.rawValue,
            schema: program.resources[location.resource].address(of: location.pointer, keyword),
            schemaSpan: location.node[keyword.rawValue]?.span ?? location.node.span,
            message: message,
            causes: causes
        )
        self.record?.failures.append(failure)
    }

    /// Notes what could not be judged.
    @inline(never)
    mutating func noteGap(_ number: Int32, _ keyword: SchemaKeyword, _ reason: String) {
        guard let record, record.gaps.count < program.options.failures else { return }
        let location = program.origins[Int(number)].location
        let gap = JSONSchemaGap(
            instance: record.pointer,
            schema: program.resources[location.resource].address(of: location.pointer, keyword),
            reason: reason
        )
        if !record.gaps.contains(gap) { self.record?.gaps.append(gap) }
    }

    /// Fails since the type does not fit.
    @inline(never)
    mutating func failType(_ number: Int32, _ instance: Instance) -> Outcome {
        if listsFailures {
            let types = program.nodes[Int(number)].types
            let text = unsafe InstanceText(instance.pointee).text
            let names = types.names.joined(separator: " or ")
            var message = names.isEmpty ? "\(text) has no type that is allowed" : "\(text) is no \(names)"
            if types.contains(.isStrict), case .number(let number) = unsafe instance.pointee.kind, number.isInteger {
                message += " since it is written with a fraction or an exponent"
            }
            unsafe report(number, .type, instance, message)
        }
        return .invalid
    }

    /// Fails since the schema is `false`.
    @inline(never)
    mutating func failAll(_ number: Int32, _ instance: Instance) -> Outcome {
        guard listsFailures else { return .invalid }
        let pointer = program.origins[Int(number)].location.pointer
        let parent = JSONPointer(pointer)?.tokens.last ?? ""
        let text: String
        var keyword = ""
        switch (parent, record?.path.last) {
        case ("additionalProperties", .key(let key)?), ("unevaluatedProperties", .key(let key)?):
            keyword = parent
            text = "property \(InstanceText.quoted(key)) is not allowed"
        case ("items", .index(let index)?), ("additionalItems", .index(let index)?),
            ("unevaluatedItems", .index(let index)?):
            keyword = parent
            text = "item \(index) is not allowed"
        case (_, .key(let key)?): text = "property \(InstanceText.quoted(key)) is not allowed"
        case (_, .index(let index)?): text = "item \(index) is not allowed"
        case (_, nil): text = "no value is allowed"
        }
        unsafe report(number, .none, instance, text)
        if !keyword.isEmpty, let last = record?.failures.indices.last { record?.failures[last].keyword = keyword }
        return .invalid
    }

    /// Names the property that may have been meant.
    @inline(never)
    mutating func explainAdditional(
        _ number: Int32,
        _ rule: Int,
        _ members: Members,
        _ position: Int
    ) {
        guard let last = record?.failures.last, last.keyword == "additionalProperties",
            last.message.hasSuffix("is not allowed")
        else { return }
        let key = unsafe members[position].key
        let table = unsafe tables.pointee.objects[rule].keys
        var known: [String] = []
        for entry in table.start..<table.start + min(table.count, 200) where unsafe !holdsKey(entry, members) {
            known.append(program.keys.key(Int(entry)))
        }
        guard let meant = Spelling.nearest(to: key, among: known) else { return }
        let end = (record?.failures.count ?? 1) - 1
        record?.failures[end].message += "; did you mean \(InstanceText.quoted(meant))?"
    }

    @inline(never)
    mutating func failNot(_ number: Int32, _ place: Int, _ instance: Instance) {
        let list = unsafe tables.pointee.instructions[place].a
        let name = list >= 0 ? title(of: list) : nil
        let text = unsafe InstanceText(instance.pointee).text
        unsafe report(number, .not, instance, "\(text) matches \(name ?? "the schema") that 'not' excludes")
    }

    /// The title of a schema, or the name that a reference gives it.
    @inline(never)
    func title(of node: Int32) -> String? {
        guard node >= 0 else { return nil }
        let location = program.origins[Int(node)].location
        if case .string(let title)? = location.node["title"]?.kind, !title.isEmpty { return InstanceText.cut(title) }
        if case .string(let reference)? = location.node["$ref"]?.kind {
            let name = reference.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }.last
            if let name, let text = String(name) { return InstanceText.cut(text) }
        }
        return nil
    }
}
