import AssayModel
import CProcess
import Glibc

/// Both ends of a pipe; neither is inherited by other processes.
struct Pipe {
    /// The end to read from.
    let reading: Int32
    /// The end to write to.
    let writing: Int32

    /// Makes a pipe.
    init() throws(Unjudged) {
        var ends: [Int32] = [-1, -1]
        guard unsafe assay_make_pipe(&ends) == 0 else {
            throw Unjudged(.probeFailed, "cannot make a pipe: \(ErrorNumber.reason(errno))")
        }
        reading = ends[0]
        writing = ends[1]
    }
}

/// Reading and writing of descriptors that retries after signals.
enum Descriptor {
    /// Reads at most so many bytes; an empty result is the end, nil an error or nothing there yet.
    static func read(_ descriptor: Int32, atMost count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        while true {
            let got = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if got >= 0 { return Array(buffer[..<got]) }
            if errno != EINTR { return nil }
        }
    }

    /// Writes all bytes; false where the other end is gone.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...]
                .withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                sent += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Waits until one of the descriptors can be read or is at its end; returns those.
    static func ready(_ descriptors: [Int32], within milliseconds: Int32) -> [Int32] {
        var list = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard unsafe poll(&list, nfds_t(list.count), milliseconds) > 0 else { return [] }
        return list.filter { $0.revents != 0 }.map(\.fd)
    }
}
