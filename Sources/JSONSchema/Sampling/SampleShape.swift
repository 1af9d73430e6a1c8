import JSON

/// What all the schemas that apply to one value ask of it together.
struct SampleShape {
    /// The least or greatest number allowed.
    struct Bound {
        var value: SampleDecimal
        var isExclusive: Bool
    }

    /// What one schema says of the elements of an array.
    struct ArrayPart {
        var prefix: [SchemaPlace] = []
        var rest: SchemaPlace?
    }

    /// Elements that an array must have somewhere.
    struct ContainsPart {
        var element: SchemaPlace
        var count = 1
    }

    /// What one schema says of the properties of an object.
    struct ObjectPart {
        var properties: [String: SchemaPlace] = [:]
        var order: [String] = []
        var patterns: [(pattern: String, place: SchemaPlace)] = []
        var additional: SchemaPlace?
    }

    /// The types that are left.
    var types = SampleTypes.all
    /// The types by the order in which `type` names them, then those that keywords speak for.
    var preferred: [SampleTypes] = []
    /// Values that stand in the schema as examples or default.
    var givens: [JSONValue] = []
    /// The values that `enum` and `const` leave, or nil where every value is allowed.
    var allowed: [JSONValue]?
    /// Values that `not` excludes.
    var excluded: [JSONValue] = []
    /// Properties that `not` excludes together.
    var exclusive: [[String]] = []
    /// Whether the value is for responses only.
    var isReadOnly = false
    /// Whether the value is for requests only.
    var isWriteOnly = false

    /// The least number allowed.
    var lower: Bound?
    /// The greatest number allowed.
    var upper: Bound?
    /// What numbers must be multiples of.
    var steps: [SampleDecimal] = []
    /// Bounds and divisors as they stand, worth a try where they are too large to reckon with.
    var oddNumbers: [JSONNumber] = []

    /// The fewest Unicode scalars of a string.
    var minLength = 0
    /// The most Unicode scalars of a string.
    var maxLength = Int.max
    /// The patterns of a string.
    var patterns: [String] = []
    /// The formats.
    var formats: [String] = []
    /// `contentEncoding`.
    var encoding: String?
    /// `contentMediaType`.
    var mediaType: String?

    /// The fewest elements.
    var minItems = 0
    /// The most elements.
    var maxItems = Int.max
    /// Whether elements must differ.
    var isUnique = false
    /// What the schemas say of elements.
    var arrays: [ArrayPart] = []
    /// The elements that must be there.
    var contains: [ContainsPart] = []
    /// What holds for elements that nothing else says anything about.
    var unevaluatedItems: SchemaPlace?

    /// The properties that must be there, in order.
    var required: [String] = []
    /// The fewest properties.
    var minProperties = 0
    /// The most properties.
    var maxProperties = Int.max
    /// What the schemas say of properties.
    var objects: [ObjectPart] = []
    /// What keys must be like.
    var propertyNames: [SchemaPlace] = []
    /// The properties that must be there where another one is.
    var dependentRequired: [(key: String, names: [String])] = []
    /// The schemas that hold where a property is there.
    var dependentSchemas: [(key: String, place: SchemaPlace)] = []
    /// What holds for properties that nothing else says anything about.
    var unevaluatedProperties: SchemaPlace?

    /// Leaves only some values.
    mutating func allow(_ values: [JSONValue]) {
        guard let allowed else {
            self.allowed = values
            return
        }
        let others = Set(values)
        self.allowed = allowed.filter(others.contains)
    }

    /// Leaves only some types.
    mutating func allow(types names: [String]) {
        var union: SampleTypes = []
        for name in names {
            guard let types = SampleTypes(name: name) else { continue }
            union.formUnion(types)
            if types != .null { preferred.append(types) }
        }
        if !union.isEmpty || names.isEmpty { types.formIntersection(union) }
    }

    /// Narrows the range of numbers from below.
    mutating func bound(below number: JSONNumber, isExclusive: Bool) {
        guard let value = SampleDecimal(number) else {
            oddNumbers.append(number)
            return
        }
        if let lower {
            if value.isLess(than: lower.value) == true { return }
            if lower.value.isLess(than: value) == false, lower.isExclusive { return }
        }
        lower = Bound(value: value, isExclusive: isExclusive)
    }

    /// Narrows the range of numbers from above.
    mutating func bound(above number: JSONNumber, isExclusive: Bool) {
        guard let value = SampleDecimal(number) else {
            oddNumbers.append(number)
            return
        }
        if let upper {
            if upper.value.isLess(than: value) == true { return }
            if value.isLess(than: upper.value) == false, upper.isExclusive { return }
        }
        upper = Bound(value: value, isExclusive: isExclusive)
    }

    /// Adds properties that must be there.
    mutating func require(_ names: [String]) {
        var known = Set(required)
        for name in names where known.insert(name).inserted { required.append(name) }
    }
}
