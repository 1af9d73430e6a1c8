import Glibc

/// The environment of this process.
public enum ProcessEnvironment {
    /// Every variable and its value.
    public static var current: [String: String] {
        var values: [String: String] = [:]
        var cursor = unsafe environ
        while let entry = unsafe cursor.pointee {
            let line = unsafe String(cString: entry)
            if let equals = line.firstIndex(of: "=") {
                values[String(line[..<equals])] = String(line[line.index(after: equals)...])
            }
            unsafe cursor += 1
        }
        return values
    }
}
