public import JSON

/// Makes values that a schema allows: from its examples, defaults and keywords, the same ones for the same seed.
///
/// Every value is validated before it is given. References lead nowhere but to what the registry holds; nesting,
/// number of values, text and tries are bounded, so a hostile schema costs a refusal.
public struct JSONSampler: Sendable {
    /// Which way a value travels: `readOnly` properties are left out of requests, `writeOnly` ones out of responses.
    ///
    /// In the dialects of OpenAPI that holds for required properties too, since `required` binds them in the other
    /// direction only. In those of JSON Schema a required property stays.
    public enum Direction: Hashable, Sendable {
        /// A value that a client sends.
        case request
        /// A value that a server sends.
        case response
    }

    /// How much a value holds of what it may hold.
    public enum Extent: Hashable, Sendable {
        /// Optional properties and an element in every array, as far as they can be made.
        case full
        /// What is required.
        case minimal
    }

    /// What was made of a schema.
    public enum Sample: Sendable {
        /// A value, valid by the schema; `isGiven` where it stands as such in the schema (example, default, const, enum).
        case value(JSONValue, isGiven: Bool)
        /// A value that nothing contradicts, but that could not be judged in full, and why: a dead reference, a pattern
        /// that is not supported.
        case unproven(JSONValue, String)
        /// No value was found, and why.
        case none(String)
    }

    private let registry: JSONSchemaRegistry
    private let direction: Direction
    private let seed: UInt64

    /// Makes a sampler.
    ///
    /// - Parameters:
    ///   - registry: The documents that references may lead to.
    ///   - direction: Which way the values travel.
    ///   - seed: The seed of all choices.
    public init(registry: JSONSchemaRegistry, direction: Direction = .request, seed: UInt64 = 0) {
        self.registry = registry
        self.direction = direction
        self.seed = seed
    }

    /// Makes a value for the schema at a location; the choices depend on seed and location alone, not on the calls
    /// before.
    ///
    /// - Parameters:
    ///   - reference: The location: a URI with a pointer or an anchor as fragment.
    ///   - variant: Which one of the values: 0 is the first choice, and each number up to where there are no more gives
    ///     another value. The work grows with the number.
    ///   - extent: How much the value holds.
    ///   - name: The name of the property or parameter that the value is for, by which an e-mail address is made for
    ///     `email`.
    ///   - compiled: The schema at the location where it was compiled already.
    /// - Returns: A value, or why there is none.
    public func sample(
        at reference: String,
        variant: Int = 0,
        extent: Extent = .full,
        name: String? = nil,
        compiled: JSONSchema? = nil
    ) -> Sample {
        let lookup = SchemaLookup(registry)
        guard let place = lookup.place(at: reference) else {
            return .none("nothing is known under '\(reference)'")
        }
        let schema: JSONSchema
        if let compiled {
            schema = compiled
        } else {
            var options = JSONSchemaOptions()
            options.assertsFormat = true
            do throws(JSONSchemaError) {
                schema = try JSONSchema(at: reference, in: registry, options: options)
            } catch {
                return .none(error.description)
            }
        }
        let seed = SampleGenerator.mixed(seed, reference)
        var search = SampleSearch(place, schema, lookup: lookup, direction: direction, seed: seed, name: name)
        return search.sample(variant: variant, extent: extent)
    }
}
