import JSON

/// A schema with a URI of its own, or a document, and what is named in it.
struct SchemaResource: Sendable {
    /// The absolute URI without fragment.
    let uri: String
    /// The number of the document.
    let document: Int
    /// Where it stands in the document.
    let pointer: String
    let root: JSONNode
    /// The rules of what holds it, which `$schema` may change.
    let inherited: SchemaRules
    /// The value of `$schema`.
    let metaSchema: String?
    /// Where the anchors lead to, as pointers from the root of the document.
    var anchors: [ExactText: String] = [:]
    /// The anchors that `$dynamicRef` may lead to; the empty name stands for `$recursiveAnchor`.
    var dynamicAnchors: [ExactText: String] = [:]
}

/// A document and the URI that it was handed in by.
struct SchemaDocument: Sendable {
    let uri: String
    let root: JSONNode
}

/// A value in a document that is used as a schema.
struct SchemaLocation: Sendable {
    let document: Int
    /// The number of the resource that it belongs to.
    let resource: Int
    /// Where it stands, from the root of the document.
    let pointer: String
    let node: JSONNode

    /// A value further down in the same resource.
    func child(_ node: JSONNode, _ token: String) -> SchemaLocation {
        let pointer = pointer + JSONPointer([token]).description
        return SchemaLocation(document: document, resource: resource, pointer: pointer, node: node)
    }
}
