import JSON

extension SampleMaker {
    /// How many elements an array is to have, and what some of them must be.
    struct ArrayPlan {
        var least: Int
        var count: Int
        var wanted: [Int: [SchemaPlace]]
    }

    /// Plans the elements of an array.
    func arrayPlan(
        _ shape: SampleShape,
        _ site: Site,
        _ digits: inout ChoiceDigits
    ) throws(SampleObstacle) -> ArrayPlan {
        let prefix = shape.arrays.map(\.prefix.count).max() ?? 0
        let wanted = try contained(shape, prefix, &digits)
        let least = max(shape.minItems, (wanted.keys.max() ?? -1) + 1)
        guard least <= Limit.nodes else {
            throw SampleObstacle(reason: "minItems: more than \(Limit.nodes) elements are wanted")
        }
        guard least <= shape.maxItems else {
            throw SampleObstacle(reason: "maxItems: more elements are needed than are allowed")
        }
        let most = min(max(least, 1, prefix), shape.maxItems)
        let isFull = mode(most > least, site, &digits) == .full
        return ArrayPlan(least: least, count: isFull ? most : least, wanted: wanted)
    }

    /// Makes an array by a plan.
    func array(_ plan: ArrayPlan, _ shape: SampleShape, _ site: Site) throws(SampleObstacle) -> Made {
        try afford(plan.least)
        var whole: [JSONValue] = []
        var visible: [JSONValue] = []
        var known: Set<JSONValue> = []
        for index in 0..<plan.count {
            let places = shape.places(at: index) + (plan.wanted[index] ?? [])
            do throws(SampleObstacle) {
                let made = try element(places, index, shape.isUnique ? known : nil, site)
                whole.append(made.whole)
                visible.append(made.visible)
                known.insert(made.whole)
            } catch {
                if error.isFinal { throw error }
                if index >= plan.least { break }
                throw SampleObstacle(reason: "element \(index): \(error.reason)")
            }
        }
        var made = Made(.array(whole))
        made.visible = .array(visible)
        return made
    }

    /// The schemas that `contains` asks of the elements at some indices.
    private func contained(
        _ shape: SampleShape,
        _ prefix: Int,
        _ digits: inout ChoiceDigits
    ) throws(SampleObstacle) -> [Int: [SchemaPlace]] {
        guard !shape.contains.isEmpty else { return [:] }
        let way = digits.pick(3)
        var wanted: [Int: [SchemaPlace]] = [:]
        var next = way == 1 ? prefix : 0
        for part in shape.contains {
            guard part.count <= Limit.nodes else {
                throw SampleObstacle(reason: "minContains: more than \(Limit.nodes) elements are wanted")
            }
            if way == 2 { next = 0 }
            try spend(part.count)
            for _ in 0..<part.count {
                wanted[next, default: []].append(part.element)
                next += 1
            }
        }
        return wanted
    }

    private func element(
        _ places: [SchemaPlace],
        _ index: Int,
        _ known: Set<JSONValue>?,
        _ site: Site
    ) throws(SampleObstacle) -> Made {
        let name = site.name.map(SampleWords.singular)
        guard let known else { return try make(places, site.child(String(index), name: name, serial: 0)) }
        // Two schemas may give the same value in turns, so that the next number is not always another value.
        for attempt in 0..<24 {
            let child = site.child(String(index), name: name, serial: index + attempt / 2)
            let made: Made
            do throws(SampleObstacle) {
                made = try make(places, child)
            } catch {
                if error.isFinal || attempt == 0 { throw error }
                break
            }
            if !known.contains(made.whole) { return made }
            if attempt % 2 == 1 { child.node.advance() }
        }
        throw SampleObstacle(reason: "uniqueItems: there are not enough different elements")
    }
}
