/// The connections of a run in numbered slots, with the idle ones at hand.
struct ConnectionPool {
    /// The connections; a slot keeps its number.
    var slots: [Connection] = []
    /// Slots that are not closed.
    private(set) var openCount = 0

    private let capacity: Int
    private var idle: [Int] = []
    private var closed: [Int] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Whether a request can start now, on an idle connection or a new one.
    var hasRoom: Bool { !idle.isEmpty || openCount < capacity }

    /// Takes the connection that became idle last, the one least likely to be closed by its peer.
    mutating func takeIdle() -> Int? {
        idle.popLast()
    }

    /// Takes a closed slot for a new connection; the caller must open or close it.
    mutating func takeClosed() -> Int? {
        guard openCount < capacity else { return nil }
        openCount += 1
        if let slot = closed.popLast() { return slot }
        slots.append(Connection())
        return slots.count - 1
    }

    /// Puts a connection with the idle ones.
    mutating func makeIdle(_ slot: Int) {
        slots[slot].phase = .idle
        slots[slot].idlePosition = idle.count
        idle.append(slot)
    }

    /// Closes a connection and frees its slot.
    mutating func close(_ slot: Int) {
        if slots[slot].phase == .idle { removeIdle(slot) }
        disconnect(slot)
        slots[slot].phase = .closed
        openCount -= 1
        closed.append(slot)
    }

    /// Closes the socket and keeps the slot taken, for a new connection in its place.
    mutating func disconnect(_ slot: Int) {
        slots[slot].socket?.close()
        slots[slot].socket = nil
        slots[slot].generation &+= 1
        slots[slot].served = 0
        slots[slot].isWaitingToWrite = false
    }

    private mutating func removeIdle(_ slot: Int) {
        let position = slots[slot].idlePosition
        guard let last = idle.popLast(), last != slot else { return }
        idle[position] = last
        slots[last].idlePosition = position
    }
}
