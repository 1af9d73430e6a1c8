import Testing

@testable import LoadEngine

@Suite struct ConnectionPoolTests {
    @Test("a pool hands out every slot once, whatever is closed in between", arguments: 0..<5)
    func model(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var pool = ConnectionPool(capacity: 8)
        var (busy, idle): (Set<Int>, Set<Int>) = ([], [])
        for _ in 0..<5_000 {
            switch random.next() % 4 {
            case 0:
                let slot = pool.takeIdle()
                #expect((slot == nil) == idle.isEmpty)
                guard let slot else { continue }
                #expect(idle.remove(slot) != nil)
                pool.slots[slot].phase = .busy
                busy.insert(slot)
            case 1:
                let slot = pool.takeClosed()
                #expect((slot == nil) == (busy.count + idle.count == 8))
                guard let slot else { continue }
                #expect(!busy.contains(slot) && !idle.contains(slot))
                pool.slots[slot].phase = .busy
                busy.insert(slot)
            case 2:
                guard let slot = busy.popFirst() else { continue }
                pool.makeIdle(slot)
                idle.insert(slot)
            default:
                guard let slot = random.next() % 2 == 0 ? busy.popFirst() : idle.popFirst() else { continue }
                let generation = pool.slots[slot].generation
                pool.close(slot)
                #expect(pool.slots[slot].generation != generation)
            }
            #expect(pool.openCount == busy.count + idle.count)
            #expect(pool.hasRoom == (!idle.isEmpty || busy.count < 8))
        }
        #expect(pool.slots.count <= 8)
    }

    @Test("the connection that became idle last is taken first")
    func order() {
        var pool = ConnectionPool(capacity: 3)
        let slots = (0..<3).compactMap { _ in pool.takeClosed() }
        for slot in slots { pool.makeIdle(slot) }
        #expect(pool.takeIdle() == slots.last)
    }
}
