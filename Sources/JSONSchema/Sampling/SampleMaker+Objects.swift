import JSON

extension SampleMaker {
    /// Makes an object by a plan.
    func object(_ plan: ObjectPlan, _ shape: SampleShape, _ site: Site) throws(SampleObstacle) -> Made {
        try afford(max(plan.required.count, shape.minProperties))
        var plan = plan
        var made: [String: Made] = [:]
        for name in plan.names {
            let places = places(of: name, shape)
            let travels = travels(places)
            let isRequired = plan.required.contains(name)
            if !travels, !isRequired {
                plan.remove(name, shape)
                continue
            }
            do throws(SampleObstacle) {
                var member = try make(places, site.child(name, name: name, serial: 0))
                if !travels, places.contains(where: \.rules.isOpenAPI) { member.isHidden = true }
                made[name] = member
            } catch {
                if error.isFinal { throw error }
                guard !isRequired else { throw SampleObstacle(reason: "property \"\(name)\": \(error.reason)") }
                plan.remove(name, shape)
            }
        }
        var whole = JSONObject()
        var visible = JSONObject()
        for name in plan.names {
            guard let member = made[name] else { continue }
            whole[name] = member.whole
            if !member.isHidden { visible[name] = member.visible }
        }
        try fill(&whole, &visible, plan, shape, site)
        var result = Made(.object(whole))
        result.visible = .object(visible)
        return result
    }

    /// Adds properties until there are enough, and one to a map that would be empty.
    private func fill(
        _ whole: inout JSONObject,
        _ visible: inout JSONObject,
        _ plan: ObjectPlan,
        _ shape: SampleShape,
        _ site: Site
    ) throws(SampleObstacle) {
        let isMap = shape.objects.contains { !$0.patterns.isEmpty || $0.additional?.node.members != nil }
        let isEmptyMap = isMap && whole.isEmpty && plan.extent == .full && shape.maxProperties > 0
        let wanted = max(shape.minProperties, isEmptyMap ? 1 : 0)
        guard whole.count < wanted else { return }
        var obstacle = SampleObstacle(reason: "minProperties: no further keys are allowed")
        var names = shape.objects.flatMap(\.order).filter { whole[$0] == nil }.makeIterator()
        for serial in 0..<(2 * wanted + 8) {
            guard whole.count < wanted else { return }
            do throws(SampleObstacle) {
                let name = if let declared = names.next() { declared } else { try key(shape, site, serial) }
                let places = places(of: name, shape)
                guard whole[name] == nil, travels(places) else { continue }
                let member = try make(places, site.child(name, name: name, serial: serial))
                whole[name] = member.whole
                visible[name] = member.visible
            } catch {
                if error.isFinal { throw error }
                obstacle = error
            }
        }
        if whole.count < shape.minProperties { throw obstacle }
    }

    /// Makes a key that no schema names.
    private func key(_ shape: SampleShape, _ site: Site, _ serial: Int) throws(SampleObstacle) -> String {
        let patterns = shape.objects.flatMap(\.patterns)
        if !shape.propertyNames.isEmpty {
            let string = shape.propertyNames.prefix(1).map { $0.made(["type": "string"], name: "key") }
            let made = try make(
                shape.propertyNames + string,
                site.child("\u{0}key\(serial)", name: "key", serial: serial)
            )
            if case .string(let text) = made.whole { return text }
            throw SampleObstacle(reason: "propertyNames: no key is allowed")
        }
        let isOpen = shape.objects.allSatisfy { part in
            if case .bool(false)? = part.additional?.node.kind { false } else { true }
        }
        if !patterns.isEmpty, !isOpen || serial < patterns.count {
            var generator = SampleGenerator(seed: seed, place: site.path + ["\u{0}key", String(serial)])
            let source = patterns[serial % patterns.count].pattern
            if let text = pattern(source)?.sample(lengths: 1...32, using: &generator) { return text }
        }
        return serial == 0 ? "key" : "key\(serial + 1)"
    }

    private func places(of name: String, _ shape: SampleShape) -> [SchemaPlace] {
        shape.places(of: name) { pattern($0)?.occurs(in: name) ?? false }
    }

    /// Whether a property is there at all in this direction.
    private func travels(_ places: [SchemaPlace]) -> Bool {
        guard let found = try? base(places) else { return true }
        return direction == .request ? !found.shape.isReadOnly : !found.shape.isWriteOnly
    }

    /// A given value without the properties that do not travel in this direction.
    func visible(_ value: JSONValue, _ places: [SchemaPlace], depth: Int) -> JSONValue {
        guard depth < Limit.depth, (try? spend()) != nil else { return value }
        switch value {
        case .object(let object):
            guard let shape = shape(of: places), !shape.objects.isEmpty else { return value }
            var kept = JSONObject()
            for (name, member) in object {
                let places = self.places(of: name, shape)
                let mayHide = places.contains(where: \.rules.isOpenAPI) || !shape.required.contains(name)
                if !mayHide || travels(places) { kept[name] = visible(member, places, depth: depth + 1) }
            }
            return .object(kept)
        case .array(let elements):
            guard let shape = shape(of: places), !shape.arrays.isEmpty else { return value }
            return .array(
                elements.enumerated().map { visible($0.element, shape.places(at: $0.offset), depth: depth + 1) }
            )
        default:
            return value
        }
    }

    private func shape(of places: [SchemaPlace]) -> SampleShape? {
        try? base(places).shape
    }
}
