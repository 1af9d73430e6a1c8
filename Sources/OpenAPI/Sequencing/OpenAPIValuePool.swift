public import JSON

/// What earlier answers told of the things behind an API, so that later requests name things that exist.
///
/// A list or a new thing at `/orders` gives the `{id}` of `/orders/{id}`; links of the description are followed as they
/// say.
public struct OpenAPIValuePool: Sendable {
    /// A thing that an answer told of, with the parameters of the path that it was found under.
    private struct Thing {
        var object: JSONObject
        var parents: [JSONValue]
        var path: String?
        /// Whether a request of ours made it.
        var isOurs: Bool
    }

    private var things: [PathKey: Thing] = [:]
    private var linked: [Int: [String: JSONValue]] = [:]

    /// Makes an empty pool.
    public init() {}

    /// Learns from the answer to a request.
    ///
    /// - Parameters:
    ///   - response: The answer; only one of success tells anything.
    ///   - operation: The operation that was called.
    ///   - parameters: The values of the request's parameters by location and name (`path.id`).
    ///   - body: The value of the request's body.
    public mutating func learn(
        from response: OpenAPIResponseMessage,
        to operation: OpenAPIOperation,
        parameters: [String: JSONValue] = [:],
        body: JSONValue? = nil
    ) {
        guard (200...299).contains(response.status) else { return }
        let key = PathKey(operation.path)
        let values = key.parameters.map { parameters["path.\($0.name)"] ?? .null }
        if operation.method == "DELETE" {
            // What is gone must not be named any more.
            if key.namesOneThing { things[key.prefix(key.segments.count - 1)] = nil }
            return
        }
        let answer = response.isTruncated ? nil : response.body.flatMap { try? JSONValue.parse($0) }
        follow(operation.response(for: response.status)?.links ?? [], response, answer, parameters, body)
        let collection = key.namesOneThing ? key.prefix(key.segments.count - 1) : key
        let parents = key.namesOneThing ? Array(values.dropLast()) : values
        let place = response.fields.first { $0.name.lowercased() == "location" }?.value
        var object = answer.flatMap(Self.thing) ?? [:]
        if key.namesOneThing, let name = key.parameters.last?.name, let value = values.last, !value.isNull {
            // It answered under this name, whatever its body calls it.
            object[name] = object[name] ?? value
            object[Self.ownName] = value
        }
        guard !object.isEmpty || place != nil else { return }
        // What was made is ours and stays known by that answer; what a list tells of was there before.
        if things[collection] != nil, operation.isSafe { return }
        let isOurs = things[collection]?.isOurs == true || !operation.isSafe && !key.namesOneThing
        things[collection] = Thing(object: object, parents: parents, path: place, isOurs: isOurs)
    }

    /// The values that are known for the parameters of an operation, by location and name (`path.id`).
    ///
    /// What was there before is never named to an operation that deletes, and what lets people in to none that changes:
    /// else a test would saw off the branch that it sits on.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - index: Its index in the description, by which links name it.
    /// - Returns: The values; parameters of which nothing is known are left out.
    public func values(for operation: OpenAPIOperation, at index: Int? = nil) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        let key = PathKey(operation.path)
        var known: [JSONValue?] = Array(repeating: nil, count: key.parameters.count)
        for position in key.parameters.indices.reversed() where known[position] == nil {
            let parameter = key.parameters[position]
            guard let thing = things[key.prefix(parameter.depth)],
                Self.mayName(thing, below: key.prefix(parameter.depth), to: operation)
            else { continue }
            // The parents of a thing go with it: an item of one order is none of another.
            guard zip(thing.parents, known).allSatisfy({ $1 == nil || $0 == $1 }) else { continue }
            guard let value = Self.identifier(of: thing, called: parameter.name, below: key.prefix(parameter.depth))
            else { continue }
            known[position] = value
            for (parent, value) in thing.parents.enumerated() where parent < position && !value.isNull {
                known[parent] = known[parent] ?? value
            }
        }
        for (parameter, value) in zip(key.parameters, known) {
            if let value { values["path.\(parameter.name)"] = value }
        }
        for (name, value) in index.flatMap({ linked[$0] }) ?? [:] {
            let parameter =
                operation.parameters.first { "\($0.location.rawValue).\($0.name)" == name }
                ?? operation.parameters.first { $0.name == name }
            if let parameter { values["\(parameter.location.rawValue).\(parameter.name)"] = value }
        }
        return values
    }

    /// The body with the names of things in it replaced by those of things that are known: `flow_id` by the id of what
    /// stands at `/flows`.
    ///
    /// Only values of the same type are replaced; all else stays as it is.
    public func informed(_ body: JSONValue) -> JSONValue {
        informed(body, depth: 0)
    }

    private func informed(_ value: JSONValue, depth: Int) -> JSONValue {
        guard depth < 32, !things.isEmpty else { return value }
        switch value {
        case .array(let elements): return .array(elements.map { informed($0, depth: depth + 1) })
        case .object(let members):
            return .object(
                JSONObject(
                    members.map { member in
                        let known = reference(called: member.key, like: member.value)
                        return (member.key, known ?? informed(member.value, depth: depth + 1))
                    }
                )
            )
        case .null, .bool, .number, .string: return value
        }
    }

    /// The name of the thing that a member such as `flow_id` or `flowIds` means, where one is known.
    private func reference(called name: String, like value: JSONValue) -> JSONValue? {
        var stem = Self.folded(name)
        if stem.hasSuffix("ids") {
            stem.removeLast(3)
        } else if stem.hasSuffix("id") {
            stem.removeLast(2)
        } else {
            return nil
        }
        guard stem.utf8.count >= 2 else { return nil }
        let plurals = [stem, stem + "s", stem + "es", stem.hasSuffix("y") ? stem.dropLast() + "ies" : stem]
        let collections = things.keys.filter { key in
            key.segments.last.map { plurals.contains(Self.folded($0)) } ?? false
        }
        let collection = collections.min {
            ($0.segments.count, "\($0.segments)") < ($1.segments.count, "\($1.segments)")
        }
        guard let collection, let thing = things[collection],
            let known = Self.identifier(of: thing, called: "id", below: collection)
        else { return nil }
        switch (value, known) {
        case (.string, .string), (.number, .number): return known
        case (.array(let elements), _) where elements.count == 1:
            return reference(called: name, like: elements[0]).map { .array([$0]) }
        default: return nil
        }
    }

    private static func mayName(_ thing: Thing, below collection: PathKey, to operation: OpenAPIOperation) -> Bool {
        if thing.isOurs || operation.isSafe { return true }
        guard operation.method != "DELETE" else { return false }
        let noun = collection.segments.last.map(folded) ?? ""
        return !keepers.contains { noun.hasPrefix($0) || noun.hasSuffix($0 + "s") }
    }

    /// The beginnings of names of things by which people are let in.
    private static let keepers = [
        "user", "account", "member", "admin", "identit", "session", "token", "key", "apikey", "credential", "role",
        "permission", "tenant", "organi", "client", "team", "group", "secret",
    ]

    private mutating func follow(
        _ links: [OpenAPILink],
        _ response: OpenAPIResponseMessage,
        _ answer: JSONValue?,
        _ parameters: [String: JSONValue],
        _ body: JSONValue?
    ) {
        let source = RuntimeExpression.Source(response: response, answer: answer, parameters: parameters, body: body)
        for link in links {
            guard let operation = link.operation else { continue }
            for (name, node) in link.parameters {
                if let value = RuntimeExpression.value(of: node.value, in: source) {
                    linked[operation, default: [:]][name] = value
                }
            }
        }
    }

    /// The name under which the value of a path is kept that led to the thing.
    private static let ownName = "\u{0}"

    /// The thing that an answer tells of: itself, the first of a list, or what an envelope holds.
    private static func thing(in answer: JSONValue) -> JSONObject? {
        switch answer {
        case .array(let elements): return elements.first.flatMap { $0.object }
        case .object(let object):
            let envelopes = ["data", "result", "results", "items", "item", "content", "value", "values", "records"]
            if object["id"] == nil {
                for name in envelopes {
                    if let inner = object[name], let found = innerThing(inner) { return found }
                }
                if object.count == 1, let inner = object.first?.value, let found = innerThing(inner) { return found }
            }
            return object
        default: return nil
        }
    }

    private static func innerThing(_ value: JSONValue) -> JSONObject? {
        value.object ?? value.array?.first?.object
    }

    /// The member of a thing that names it in a path.
    private static func identifier(of thing: Thing, called name: String, below collection: PathKey) -> JSONValue? {
        let wanted = folded(name)
        let members = thing.object.filter { isScalar($0.value) }
        if let exact = members.first(where: { folded($0.key) == wanted && $0.key != ownName }) { return exact.value }
        if let own = thing.object[ownName] { return own }
        let noun = collection.segments.last.map(folded) ?? ""
        // `{order_id}`, `{orderId}`, `{id}` and `{order}` below `/orders` all mean its `id`.
        let stem = wanted.hasSuffix("id") ? String(wanted.dropLast(2)) : wanted
        let candidates =
            stem.isEmpty || noun.hasPrefix(stem) || wanted == "id"
            ? ["id", stem + "id", "uuid", "guid", "key", "slug", "code", "name"] : [stem + "id", "id", "uuid"]
        for candidate in candidates {
            if let member = members.first(where: { folded($0.key) == candidate }) { return member.value }
        }
        return thing.path.flatMap { lastSegment(of: $0, below: collection) }
    }

    private static func isScalar(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): !text.isEmpty
        case .number: true
        default: false
        }
    }

    /// The name without what spellings differ in: `order_id` and `orderId` are one.
    private static func folded(_ name: String) -> String {
        String(decoding: name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }, as: UTF8.self)
            .lowercased()
    }

    /// The segment after the collection's last one in a Location, percent-decoded where it is plain.
    private static func lastSegment(of place: String, below collection: PathKey) -> JSONValue? {
        let path = place.prefix { $0 != "?" && $0 != "#" }
        let segments = path.split(separator: "/" as Character)
        guard let last = segments.last, segments.count >= 2,
            segments[segments.count - 2] == collection.segments.last ?? "",
            !last.utf8.contains(UInt8(ascii: "%"))
        else { return nil }
        return .string(String(last))
    }
}
