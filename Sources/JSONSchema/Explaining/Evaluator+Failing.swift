import JSON

extension Evaluator {
    @inline(never)
    mutating func failValues(_ number: Int32, _ instruction: Instruction, _ instance: Instance) {
        let all = program.values[Int(instruction.a)].all
        let text = unsafe InstanceText(instance.pointee).text
        let message: String
        if all.count == 1 {
            message = "\(text) is not \(InstanceText(all[0]).text)"
        } else if all.isEmpty {
            message = "\(text) is not allowed: the list of values is empty"
        } else {
            let shown = all.prefix(5).map { InstanceText($0).text }.joined(separator: ", ")
            let rest = all.count > 5 ? " and \(all.count - 5) more" : ""
            message = "\(text) is none of \(shown)\(rest)"
        }
        unsafe report(number, instruction.keyword, instance, message)
    }

    @inline(never)
    mutating func failNumber(_ number: Int32, _ instruction: Instruction, _ instance: Instance) {
        let bound = InstanceText.cut(program.bounds[Int(instruction.a)].number.text)
        let text = unsafe InstanceText(instance.pointee).text
        let message =
            switch instruction.operation {
            case .minimum: "\(text) is less than the minimum of \(bound)"
            case .maximum: "\(text) is greater than the maximum of \(bound)"
            case .exclusiveMinimum: "\(text) is not greater than \(bound)"
            case .exclusiveMaximum: "\(text) is not less than \(bound)"
            default: "\(text) is no multiple of \(bound)"
            }
        unsafe report(number, instruction.keyword, instance, message)
    }

    @inline(never)
    mutating func failLength(_ number: Int32, _ instruction: Instruction, _ count: Int, _ instance: Instance) {
        let text = unsafe InstanceText(instance.pointee).text
        let characters = count == 1 ? "1 character" : "\(count) characters"
        let message =
            instruction.b < 0
            ? "\(text) has \(characters), fewer than the minimum of \(instruction.a)"
            : "\(text) has \(characters), more than the maximum of \(instruction.b)"
        unsafe report(number, instruction.keyword, instance, message)
    }

    @inline(never)
    mutating func failText(_ number: Int32, _ instruction: Instruction, _ text: String, _ instance: Instance) {
        let shown = InstanceText.quoted(text)
        let message: String
        switch instruction.operation {
        case .pattern:
            let source = program.patterns[Int(instruction.a)].source
            message = "\(shown) does not match the pattern \(InstanceText.quoted(source))"
        case .format:
            message = "\(shown) is not of the format \(InstanceText.quoted(program.formats[Int(instruction.a)].name))"
        default:
            let content = program.contents[Int(instruction.a)]
            let wanted = [content.isJSON ? "JSON" : nil, content.isBase64 ? "base64" : nil].compactMap { $0 }
            message = "\(shown) cannot be read as \(wanted.joined(separator: " in "))"
        }
        unsafe report(number, instruction.keyword, instance, message)
    }

    @inline(never)
    mutating func failCount(_ number: Int32, _ instruction: Instruction, _ count: Int, _ instance: Instance) {
        let (what, one) =
            instruction.operation == .itemCount ? ("the array", "item") : ("the object", "property")
        let many = one == "item" ? "items" : "properties"
        let message =
            instruction.b < 0
            ? "\(what) has \(count) \(count == 1 ? one : many), fewer than the minimum of \(instruction.a)"
            : "\(what) has \(count) \(count == 1 ? one : many), more than the maximum of \(instruction.b)"
        unsafe report(number, instruction.keyword, instance, message)
    }

    @inline(never)
    mutating func failContains(_ number: Int32, _ instruction: Instruction, _ matches: Int, _ instance: Instance) {
        let name = title(of: instruction.a) ?? "what 'contains' asks for"
        if instruction.c >= 0, matches > Int(instruction.c) {
            let message = "\(matches) items match \(name), more than the maximum of \(instruction.c)"
            unsafe report(number, .maxContains, instance, message)
        } else if instruction.b <= 1 {
            unsafe report(number, .contains, instance, "no item matches \(name)")
        } else {
            let message = "\(matches) items match \(name), fewer than the minimum of \(instruction.b)"
            unsafe report(number, .minContains, instance, message)
        }
    }

    @inline(never)
    mutating func failUnique(_ number: Int32, _ pair: (Int, Int), _ instance: Instance) {
        unsafe report(number, .uniqueItems, instance, "items \(pair.0) and \(pair.1) are equal")
    }

    @inline(never)
    mutating func failRequired(
        _ number: Int32,
        _ rule: Int,
        _ members: Members,
        _ instance: Instance
    ) {
        let table = unsafe tables.pointee.objects[rule].keys
        for entry in table.start..<table.start + table.count {
            let property = program.properties[
                unsafe Int(tables.pointee.objects[rule].properties + tables.pointee.entries[Int(entry)].value)
            ]
            guard property.isRequired, unsafe !holdsKey(entry, members) else { continue }
            let key = program.keys.key(Int(entry))
            unsafe report(number, .required, instance, "required property \(InstanceText.quoted(key)) is missing")
            if record?.isTruncated == true { return }
        }
    }

    @inline(never)
    mutating func failDependent(_ number: Int32, _ instruction: Instruction, _ entry: Int32, _ instance: Instance) {
        let given = InstanceText.quoted(program.keys.key(Int(instruction.a)))
        let needed = InstanceText.quoted(program.keys.key(Int(entry)))
        let message = "property \(needed) is missing, which \(given) requires"
        unsafe report(number, instruction.keyword, instance, message)
    }
}
