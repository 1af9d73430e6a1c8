import JSON

extension SampleMaker {
    /// Makes a number: a small positive one where the bounds let it.
    func number(
        _ type: SampleTypes,
        _ shape: SampleShape,
        _ site: Site,
        _ digits: inout ChoiceDigits
    ) throws(SampleObstacle) -> JSONNumber {
        var step: SampleDecimal? = type.contains(.fraction) ? nil : SampleDecimal(1)
        for next in shape.steps {
            guard let known = step else {
                step = next
                continue
            }
            guard let common = known.leastCommonMultiple(with: next) else {
                throw SampleObstacle(reason: "multipleOf: the steps have no common multiple in reach")
            }
            step = common
        }
        let candidates = candidates(type, shape, site, step)
        guard !candidates.isEmpty else {
            throw SampleObstacle(reason: "\(shape.lower == nil ? "maximum" : "minimum"): no number lies in the bounds")
        }
        return candidates[digits.pick(candidates.count)]
    }

    private func candidates(
        _ type: SampleTypes,
        _ shape: SampleShape,
        _ site: Site,
        _ step: SampleDecimal?
    ) -> [JSONNumber] {
        let grid = step ?? SampleDecimal(1)
        var found: [SampleDecimal] = []
        func add(_ value: SampleDecimal?) {
            guard let value, shape.holds(value) else { return }
            found.append(value)
        }
        if type == .fraction, step == nil { add(SampleDecimal(3).middle(to: SampleDecimal(0))) }
        let start = start(shape, site)
        let up = start.rounded(up: true, to: grid)
        if site.serial > 0, let shift = grid.multiplied(by: site.serial) { add(up?.adding(shift)) }
        add(up)
        if let lower = shape.lower?.value.rounded(up: true, to: grid) {
            if site.serial > 0, let shift = grid.multiplied(by: site.serial) { add(lower.adding(shift)) }
            add(lower)
            add(lower.adding(grid))
        }
        if let upper = shape.upper?.value.rounded(up: false, to: grid), let back = grid.multiplied(by: -1) {
            if site.serial > 0, let shift = back.multiplied(by: site.serial) { add(upper.adding(shift)) }
            add(upper)
            add(upper.adding(back))
        }
        if step == nil {
            if let lower = shape.lower, let upper = shape.upper {
                // Halving again gives as many different numbers as are wanted, as far as digits go.
                var middle = lower.value.middle(to: upper.value)
                for _ in 0..<min(site.serial, 24) { middle = middle.flatMap { lower.value.middle(to: $0) } }
                add(middle)
            }
            add(shape.lower?.value)
            add(shape.upper?.value)
            if type.contains(.fraction) { add(start.middle(to: SampleDecimal(2))) }
        }
        add(SampleDecimal(0))
        add(grid.multiplied(by: -1))
        var known: Set<JSONNumber> = []
        var numbers = found.compactMap(\.number)
        numbers += shape.oddNumbers
        return numbers.filter { shape.admits(.number($0)) && known.insert($0).inserted }
    }

    /// The number to begin with: one that its name suggests, or a small one.
    private func start(_ shape: SampleShape, _ site: Site) -> SampleDecimal {
        if let hint = site.name.flatMap(SampleWords.number), shape.holds(SampleDecimal(hint)) {
            return SampleDecimal(hint)
        }
        guard seed != 0 else { return SampleDecimal(1) }
        var generator = SampleGenerator(seed: seed, place: site.path)
        let start = SampleDecimal(1 + generator.next(below: 20))
        return shape.holds(start) ? start : SampleDecimal(1)
    }
}

extension SampleShape {
    /// Whether a number lies within the bounds; false also where that is out of reach.
    func holds(_ value: SampleDecimal) -> Bool {
        if let lower {
            guard value.isLess(than: lower.value) == false else { return false }
            if lower.isExclusive, lower.value.isLess(than: value) != true { return false }
        }
        if let upper {
            guard upper.value.isLess(than: value) == false else { return false }
            if upper.isExclusive, value.isLess(than: upper.value) != true { return false }
        }
        return true
    }
}
