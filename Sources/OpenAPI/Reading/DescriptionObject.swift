import JSON

/// An object of a description whose fields are looked up by name.
///
/// A path item with a reference has further layers: the fields that it lacks are those of what it refers to.
struct DescriptionObject {
    private struct Layer {
        var cursor: DescriptionCursor
        var index: [[UInt8]: Int]?
    }

    private var layers: [Layer]

    /// Looks at one object.
    ///
    /// - Parameters:
    ///   - cursor: The object.
    ///   - index: The positions of its members by key, where there are so many that it has one.
    init(_ cursor: DescriptionCursor, index: [[UInt8]: Int]? = nil) {
        layers = [Layer(cursor: cursor, index: index)]
    }

    /// The object itself.
    var cursor: DescriptionCursor {
        layers[0].cursor
    }

    /// Adds an object whose fields count where all before lack them.
    mutating func append(_ object: DescriptionObject) {
        layers += object.layers
    }

    /// The value of a field.
    subscript(field: String) -> DescriptionCursor? {
        for layer in layers {
            guard let index = layer.index else {
                if let value = layer.cursor[field] { return value }
                continue
            }
            if let position = index[Array(field.utf8)], let members = layer.cursor.node.members {
                return layer.cursor.member(members[position])
            }
        }
        return nil
    }
}
