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
    private var linked: [Int: [String: Known]] = [:]

    /// A value with whether a request of ours made what it names.
    private struct Known {
        var value: JSONValue
        var isOurs: Bool
    }

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
        let told = answer.flatMap(Self.thing)
        var object = told.map { Self.names(of: $0.object) } ?? [:]
        if key.namesOneThing, let name = key.parameters.last?.name, let value = values.last, !value.isNull {
            // It answered under this name, whatever its body calls it.
            object[name] = object[name] ?? value
            object[Self.ownName] = value
        }
        guard !object.isEmpty || place != nil else { return }
        // A POST that answers with one thing, and not with a list of them, has made it.
        let isOurs =
            operation.method == "POST" && !key.namesOneThing && (response.status == 201 || told?.isAlone == true)
        // What was made is ours and stays known by that answer; what a list tells of was there before.
        if let known = things[collection], known.isOurs ? !isOurs : operation.isSafe { return }
        things[collection] = Thing(object: object, parents: parents, path: place, isOurs: isOurs)
    }

    /// The members by which a thing may be named: all else, however large, is not kept.
    private static func names(of object: JSONObject) -> JSONObject {
        JSONObject(object.lazy.filter { isName($0.value) }.prefix(64))
    }

    private static func isName(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): (1...256).contains(text.utf8.count)
        case .number(let number): number.text.utf8.count <= 40
        case .bool: true
        case .null, .array, .object: false
        }
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
        known(for: operation, at: index).mapValues(\.value)
    }

    /// Whether the last parameter of an operation's path names something that a request of ours has made.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - index: Its index in the description, by which links name it.
    /// - Returns: False also where the path names nothing.
    public func namesOwn(_ operation: OpenAPIOperation, at index: Int? = nil) -> Bool {
        guard let last = PathKey(operation.path).parameters.last else { return false }
        return known(for: operation, at: index)["path.\(last.name)"]?.isOurs ?? false
    }

    /// Whether an operation may only be called for what a request of ours has made: it deletes, or it changes what lets
    /// people in.
    ///
    /// - Parameter operation: The operation.
    /// - Returns: False where its path names nothing.
    public static func sparesOthers(_ operation: OpenAPIOperation) -> Bool {
        let key = PathKey(operation.path)
        guard !operation.isSafe, let last = key.parameters.last else { return false }
        if operation.method == "DELETE" { return true }
        let noun = key.prefix(last.depth).segments.last.map(folded) ?? ""
        return isKeeper(noun)
    }

    private func known(for operation: OpenAPIOperation, at index: Int?) -> [String: Known] {
        var values: [String: Known] = [:]
        let key = PathKey(operation.path)
        var known: [Known?] = Array(repeating: nil, count: key.parameters.count)
        for position in key.parameters.indices.reversed() where known[position] == nil {
            let parameter = key.parameters[position]
            let collection = key.prefix(parameter.depth)
            guard let thing = things[collection], Self.mayName(thing, below: collection, to: operation) else {
                continue
            }
            // The parents of a thing go with it: an item of one order is none of another.
            guard zip(thing.parents, known).allSatisfy({ $1 == nil || $0 == $1?.value }) else { continue }
            guard let value = Self.identifier(of: thing, called: parameter.name, below: collection) else { continue }
            known[position] = Known(value: value, isOurs: thing.isOurs)
            for (parent, value) in thing.parents.enumerated() where parent < position && !value.isNull {
                known[parent] = known[parent] ?? Known(value: value, isOurs: thing.isOurs)
            }
        }
        for (parameter, value) in zip(key.parameters, known) {
            if let value { values["path.\(parameter.name)"] = value }
        }
        for (name, value) in index.flatMap({ linked[$0] }) ?? [:] where value.isOurs || !Self.sparesOthers(operation) {
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
    /// Only values of the same type are replaced; all else stays as it is. An operation that makes or reads may be told
    /// of everything, any other one only of what we made.
    public func informed(_ body: JSONValue, for operation: OpenAPIOperation) -> JSONValue {
        let words = PathKey(operation.path).segments.last.map(CallWords.words) ?? []
        let isHarmless =
            operation.isSafe || operation.method == "POST" && !words.contains(where: CallWords.harmful.contains)
        return informed(body, onlyOurs: !isHarmless, depth: 0)
    }

    private func informed(_ value: JSONValue, onlyOurs: Bool, depth: Int) -> JSONValue {
        guard depth < 32, !things.isEmpty else { return value }
        switch value {
        case .array(let elements):
            return .array(elements.map { informed($0, onlyOurs: onlyOurs, depth: depth + 1) })
        case .object(let members):
            return .object(
                JSONObject(
                    members.map { member in
                        let known = reference(called: member.key, like: member.value, onlyOurs: onlyOurs)
                        return (member.key, known ?? informed(member.value, onlyOurs: onlyOurs, depth: depth + 1))
                    }
                )
            )
        case .null, .bool, .number, .string: return value
        }
    }

    /// The name of the thing that a member such as `flow_id` or `flowIds` means, where one is known.
    private func reference(called name: String, like value: JSONValue, onlyOurs: Bool) -> JSONValue? {
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
        guard let collection, let thing = things[collection], thing.isOurs || !onlyOurs,
            let known = Self.identifier(of: thing, called: "id", below: collection)
        else { return nil }
        switch (value, known) {
        case (.string, .string), (.number, .number): return known
        case (.array(let elements), _) where elements.count == 1:
            return reference(called: name, like: elements[0], onlyOurs: onlyOurs).map { .array([$0]) }
        default: return nil
        }
    }

    private static func mayName(_ thing: Thing, below collection: PathKey, to operation: OpenAPIOperation) -> Bool {
        if thing.isOurs || operation.isSafe { return true }
        guard operation.method != "DELETE" else { return false }
        return !isKeeper(collection.segments.last.map(folded) ?? "")
    }

    private static func isKeeper(_ noun: String) -> Bool {
        keepers.contains { noun.hasPrefix($0) || noun.hasSuffix($0 + "s") }
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
        let isOurs = response.status == 201
        let source = RuntimeExpression.Source(response: response, answer: answer, parameters: parameters, body: body)
        for link in links {
            guard let operation = link.operation else { continue }
            for (name, node) in link.parameters {
                if let value = RuntimeExpression.value(of: node.value, in: source), Self.isName(value) {
                    linked[operation, default: [:]][name] = Known(value: value, isOurs: isOurs)
                }
            }
        }
    }

    /// The name under which the value of a path is kept that led to the thing.
    private static let ownName = "\u{0}"

    /// The thing that an answer tells of: itself, the first of a list, or what an envelope holds; and whether it is told
    /// of alone.
    private static func thing(in answer: JSONValue) -> (object: JSONObject, isAlone: Bool)? {
        switch answer {
        case .array(let elements): return elements.first.flatMap { $0.object }.map { ($0, false) }
        case .object(let object):
            let envelopes = ["data", "result", "results", "items", "item", "content", "value", "values", "records"]
            if object["id"] == nil {
                for name in envelopes {
                    if let inner = object[name], let found = innerThing(inner) { return found }
                }
                if object.count == 1, let inner = object.first?.value, let found = innerThing(inner) { return found }
            }
            return (object, true)
        default: return nil
        }
    }

    private static func innerThing(_ value: JSONValue) -> (object: JSONObject, isAlone: Bool)? {
        value.object.map { ($0, true) } ?? value.array?.first?.object.map { ($0, false) }
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
