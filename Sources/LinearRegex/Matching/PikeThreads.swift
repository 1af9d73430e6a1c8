/// The threads of Pike's machine at one place, the preferred ones first: a sparse set with the slots of each member.
@safe
final class PikeThreads {
    /// The number of threads.
    var count = 0

    private let dense: UnsafeMutablePointer<UInt32>
    private let sparse: UnsafeMutablePointer<UInt32>
    private let slots: UnsafeMutablePointer<Int>
    private let slotCount: Int

    /// Makes an empty set of instructions below `capacity`.
    init(capacity: Int, slotCount: Int) {
        self.slotCount = slotCount
        unsafe dense = .allocate(capacity: capacity)
        unsafe dense.initialize(repeating: 0, count: capacity)
        unsafe sparse = .allocate(capacity: capacity)
        unsafe sparse.initialize(repeating: 0, count: capacity)
        unsafe slots = .allocate(capacity: capacity * slotCount)
        unsafe slots.initialize(repeating: -1, count: capacity * slotCount)
    }

    deinit {
        unsafe dense.deallocate()
        unsafe sparse.deallocate()
        unsafe slots.deallocate()
    }

    /// The instruction of a thread.
    @inline(__always)
    subscript(_ thread: Int) -> UInt32 { unsafe dense[thread] }

    /// The slots of the thread at an instruction.
    @inline(__always)
    func slots(of instruction: Int) -> UnsafeMutablePointer<Int> { unsafe slots + instruction &* slotCount }

    /// Adds an instruction as the least preferred; returns whether it was not in the set yet.
    @inline(__always)
    func insert(_ instruction: UInt32) -> Bool {
        let index = unsafe Int(sparse[Int(instruction)])
        if index < count, unsafe dense[index] == instruction { return false }
        unsafe dense[count] = instruction
        unsafe sparse[Int(instruction)] = UInt32(truncatingIfNeeded: count)
        count &+= 1
        return true
    }
}
