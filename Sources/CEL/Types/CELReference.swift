/// What a name in an expression stands for.
public enum CELReference: Sendable {
    /// A variable that a macro introduces.
    ///
    /// The level is the number of local variables around the macro that introduces it; a macro with two variables takes two
    /// levels in the order of writing, `cel.block` one for each slot. So the levels are places in a stack.
    case local(level: Int)
    /// A variable of the environment. On a selection, the selection and its operands are all part of a qualified name.
    case variable(CELVariable)
    /// A type as a value; its name. On a selection as for a variable.
    case type(String)
    /// A constant of the environment. On a selection as for a variable.
    case constant(CELValue)
    /// A field of a record.
    case field(CELRecord.Field)
    /// A function.
    case function(CELFunctionReference)
    /// The qualified name of a message type that ``CELWellKnown`` constructs.
    case message(String)
    /// A name that stands for nothing that is declared; the names it may have, the first that is bound being meant.
    case unresolved([String])
}

/// The function that a call means.
public struct CELFunctionReference: Sendable {
    /// The function's name, qualified where it has a namespace.
    public let name: String
    /// The overloads that may take the arguments, in the order of declaration; one where the types decide.
    ///
    /// Empty where none can, in an expression that was not checked.
    public let overloads: [CELOverload]
    /// Whether the call's target is the first argument; otherwise it is part of the function's name.
    public let takesTarget: Bool

    /// Makes a reference.
    public init(name: String, overloads: [CELOverload], takesTarget: Bool) {
        self.name = name
        self.overloads = overloads
        self.takesTarget = takesTarget
    }
}
