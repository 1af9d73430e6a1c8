import CEL

/// A field of a record, or a variable, that expressions may use: its name, type and meaning, and how its value is read.
struct ExpressionField<Subject>: Sendable {
    let name: String
    let type: CELType
    let meaning: String
    let value: @Sendable (Subject) -> CELValue

    init(_ name: String, _ type: CELType, _ meaning: String, value: @escaping @Sendable (Subject) -> CELValue) {
        self.name = name
        self.type = type
        self.meaning = meaning
        self.value = value
    }
}

/// A record that expressions may use: the one list behind its type, its values and its documentation.
struct ExpressionRecord<Subject>: Sendable {
    let name: String
    let fields: [ExpressionField<Subject>]

    init(_ name: String, _ fields: [ExpressionField<Subject>]) {
        self.name = name
        self.fields = fields
    }

    var type: CELType { .record(name) }

    var declaration: CELRecord {
        let pairs = fields.map { ($0.name, CELRecord.Field($0.type, documentation: $0.meaning)) }
        return CELRecord(name, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    func value(of subject: Subject) -> CELValue {
        .map(CELMap(fields: fields.map { (key: $0.name, value: $0.value(subject)) }))
    }
}
