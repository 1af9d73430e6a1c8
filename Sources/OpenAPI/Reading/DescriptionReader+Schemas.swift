import JSON

extension DescriptionReader {
    /// Walks every schema that was met, with all that they hold and refer to, for what is wrong in them.
    func walkSchemas() {
        var walk = SchemaWalk(reader: self)
        for cursor in schemas { walk.append(cursor) }
        walk.run()
    }

    /// Whether a text is the name of a schema component.
    func isSchemaName(_ name: String) -> Bool {
        let container = isSwagger ? ["definitions"] : ["components", "schemas"]
        let root = DescriptionCursor(root: sources[0].root, document: 0)
        return node(at: JSONPointer(container + [name]), below: root) != nil
    }
}
