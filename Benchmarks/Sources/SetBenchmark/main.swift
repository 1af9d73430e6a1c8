// Searches trees of files with two hundred rules, single-threaded, for comparison with ripgrep.
//
//     SetBenchmark keywords            the keywords of all rules, one a line
//     SetBenchmark matches DIR...      path:count for each file with matches (allMatches)
//     SetBenchmark patterns DIR...     path:count of the rules that match (matchingPatterns)
//
// Every regular file is read as a whole, hidden and binary ones too; symbolic links are not followed.
import Glibc
import LinearRegex

let arguments = CommandLine.arguments.dropFirst()
guard let command = arguments.first, ["keywords", "matches", "patterns"].contains(command) else {
    print("usage: SetBenchmark keywords | SetBenchmark matches DIR... | SetBenchmark patterns DIR...")
    exit(64)
}
if command == "keywords" {
    print(Set(SecretRules.all.flatMap(\.keywords)).sorted().joined(separator: "\n"))
    exit(0)
}
let set = try LinearRegexSet(SecretRules.all.map { LinearRegexSet.Pattern($0.pattern, keywords: $0.keywords) })
search(arguments.dropFirst(), with: set, givingMatches: command == "matches")

/// Prints the number of matches, or of patterns that match, in each file of some directories.
func search(_ directories: ArraySlice<String>, with set: LinearRegexSet, givingMatches: Bool) {
    var walk = TreeWalk()
    var lines = ""
    for directory in directories {
        unsafe walk.forEachFile(in: directory) { path, text in
            let count =
                givingMatches ? unsafe set.allMatches(in: text).count : unsafe set.matchingPatterns(in: text).count
            if count > 0 {
                lines += "\(path()):\(count)\n"
            }
        }
    }
    print(lines, terminator: "")
    var summary = "\(set.patterns.count) rules, \(walk.fileCount) files, \(walk.byteCount) bytes\n"
    summary.withUTF8 { text in
        _ = unsafe write(STDERR_FILENO, text.baseAddress, text.count)
    }
}
