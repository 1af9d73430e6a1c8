import JSON

/// Which properties an object is to have.
struct ObjectPlan {
    /// The keys, required ones first.
    private(set) var names: [String] = []
    /// The keys that must be there.
    private(set) var required: Set<String> = []
    /// How much was wanted.
    let extent: JSONSampler.Extent

    /// Plans the properties of an object.
    init(_ shape: SampleShape, mode: JSONSampler.Extent) throws(SampleObstacle) {
        extent = mode
        names = shape.required
        required = Set(names)
        guard names.count <= SampleMaker.Limit.nodes, shape.minProperties <= SampleMaker.Limit.nodes else {
            throw SampleObstacle(reason: "minProperties: more than \(SampleMaker.Limit.nodes) properties are wanted")
        }
        complete(shape, isRequired: true)
        if mode == .full { addOptional(shape) }
        try leaveOut(shape)
        guard required.count <= shape.maxProperties else {
            throw SampleObstacle(reason: "maxProperties: more properties are required than are allowed")
        }
        if names.count > shape.maxProperties {
            names = names.filter(required.contains) + names.filter { !required.contains($0) }
            names = Array(names.prefix(shape.maxProperties))
        }
        keepDependencies(shape)
    }

    /// Whether more or less may be in the object.
    static func hasOptional(_ shape: SampleShape) -> Bool {
        let required = Set(shape.required)
        return shape.objects.contains { part in
            part.order.contains { !required.contains($0) } || !part.patterns.isEmpty
                || part.additional?.node.members != nil
        }
    }

    /// Adds the properties that others bring along.
    private mutating func complete(_ shape: SampleShape, isRequired: Bool) {
        guard !shape.dependentRequired.isEmpty else { return }
        var known = Set(names)
        var open = names
        while let name = open.popLast() {
            for dependency in shape.dependentRequired where dependency.key == name {
                for next in dependency.names where known.insert(next).inserted {
                    names.append(next)
                    open.append(next)
                }
            }
        }
        if isRequired { required = known }
    }

    private mutating func addOptional(_ shape: SampleShape) {
        var known = Set(names)
        for part in shape.objects {
            for name in part.order where known.insert(name).inserted { names.append(name) }
        }
        complete(shape, isRequired: false)
    }

    private mutating func leaveOut(_ shape: SampleShape) throws(SampleObstacle) {
        for group in shape.exclusive where group.allSatisfy(names.contains) {
            guard let victim = group.last(where: { !required.contains($0) }) else {
                throw SampleObstacle(reason: "not: all the properties that it excludes are required")
            }
            names.removeAll { $0 == victim }
        }
    }

    /// Leaves out optional properties whose companions are left out.
    private mutating func keepDependencies(_ shape: SampleShape) {
        guard !shape.dependentRequired.isEmpty else { return }
        var count = -1
        while count != names.count {
            count = names.count
            let present = Set(names)
            for dependency in shape.dependentRequired
            where !required.contains(dependency.key) && !dependency.names.allSatisfy(present.contains) {
                names.removeAll { $0 == dependency.key }
            }
        }
    }

    /// Takes a property away that cannot be made, with those that need it.
    mutating func remove(_ name: String, _ shape: SampleShape) {
        names.removeAll { $0 == name }
        keepDependencies(shape)
    }
}
