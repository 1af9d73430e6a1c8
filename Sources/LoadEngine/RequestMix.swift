/// Chooses requests by weight; the choice depends on a request's number alone, so any worker can make it.
struct RequestMix: Sendable {
    private let ends: [UInt64]

    init(_ requests: [LoadRequest]) {
        var total: UInt64 = 0
        ends = requests.map {
            total += UInt64($0.weight)
            return total
        }
    }

    /// Returns the position of the request with a number.
    func choice(_ number: UInt64) -> Int {
        guard ends.count > 1, let total = ends.last else { return 0 }
        let point = SplitMix.mixed(number &+ 0x9E37_79B9_7F4A_7C15) % total
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if point < ends[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
