/// The arrays of a program as they lie in memory, for the time of one validation.
@safe
struct ProgramTables {
    let nodes: UnsafeBufferPointer<ProgramNode>
    let instructions: UnsafeBufferPointer<Instruction>
    let lists: UnsafeBufferPointer<Int32>
    let entries: UnsafeBufferPointer<KeyEntry>
    let slots: UnsafeBufferPointer<Int32>
    let keyBytes: UnsafeBufferPointer<UInt8>
    let objects: UnsafeBufferPointer<Program.ObjectRule>
    let properties: UnsafeBufferPointer<Program.PropertyRule>
    let patternRules: UnsafeBufferPointer<Program.PatternRule>
    let seed: UInt64
}
