import AssayEvidence
import AssayModel
import Testing

@testable import AssayProbes

@Suite("The checkout")
struct GitCheckoutTests {
    private func repository(_ files: [String: String] = ["a": "1\n", "sub/b": "2\n"]) throws -> TestTree {
        let tree = try TestTree(files)
        try tree.run("\(TestTree.git) init -q . && \(TestTree.git) add -A && \(TestTree.git) commit -qm first")
        return tree
    }

    private func state(_ tree: TestTree, below folder: String = "") async throws -> RepositoryState {
        try await GitCheckout(root: tree.root + folder).state()
    }

    @Test("a folder that is no checkout has no commit")
    func knowsPlainFolders() async throws {
        #expect(try await state(TestTree(["a": ""])) == RepositoryState(commit: nil))
    }

    @Test("a checkout without a commit has none")
    func knowsEmptyCheckouts() async throws {
        let tree = try TestTree(["a": ""])
        try tree.run("\(TestTree.git) init -q .")
        #expect(try await state(tree) == RepositoryState(commit: nil))
    }

    @Test("a clean checkout has its commit and branch; detached it has no branch")
    func knowsCleanCheckouts() async throws {
        let tree = try repository()
        let commit = try tree.run("\(TestTree.git) rev-parse HEAD").split(separator: "\n").first.map(String.init)
        #expect(try await state(tree) == RepositoryState(commit: commit, branch: "main"))
        try tree.run("\(TestTree.git) checkout -q --detach")
        #expect(try await state(tree) == RepositoryState(commit: commit))
    }

    @Test("changed, new, staged, removed and renamed files are told; ignored ones and Assay's own are not")
    func listsChanges() async throws {
        let tree = try repository([
            "a": "1\n", "b": "2\n", "c": "3\n", "d d": "4\n", ".gitignore": "*.log\n", "old": "long text\n",
        ])
        try tree.run("echo 9 >> a; rm b; echo 5 > é; echo 6 > c; \(TestTree.git) add c; echo x > x.log")
        try tree.run(
            "mkdir .assay new; echo y > .assay/y; echo z > new/z; echo 7 > 'd d'; \(TestTree.git) mv old renamed"
        )
        let state = try await state(tree)
        #expect(state.modified == ["a", "b", "c", "d d", "new/", "old", "renamed", "é"])
        #expect(state.modifiedCount == 8)
    }

    @Test("in a folder of a checkout only what lies below counts, with paths from the folder")
    func looksBelow() async throws {
        let tree = try repository()
        try tree.run("echo 9 > a; echo 9 > sub/b; mkdir -p sub/new; echo 1 > sub/new/c; echo 1 > new")
        let state = try await state(tree, below: "/sub")
        #expect(state.commit != nil && state.modified == ["b", "new/"])
    }

    @Test("of thousands of changed files a hundred are named and all are counted")
    func isBounded() async throws {
        let tree = try repository()
        try tree.run("mkdir m; \(TestTree.git) add -A; i=0; while [ $i -lt 1500 ]; do echo $i > n$i; i=$((i+1)); done")
        let state = try await state(tree)
        #expect(state.modified.count == 100 && state.modifiedCount == 1_500)
    }

    @Test(
        "programs that a hostile checkout names are never run",
        arguments: [
            "\(TestTree.git) config core.fsmonitor \"$root/evil\"",
            "mkdir -p .git/hooks; cp evil .git/hooks/post-index-change; cp evil .git/hooks/query-watchman",
            "\(TestTree.git) config filter.x.clean \"$root/evil\"; echo 'a filter=x' > .git/info/attributes",
            "\(TestTree.git) config filter.x.process \"$root/evil\"; echo 'a filter=x' > .gitattributes",
            "\(TestTree.git) config filter.x.y=z.clean \"$root/evil\"; echo 'a filter=x.y=z' > .git/info/attributes",
            "\(TestTree.git) config core.pager \"$root/evil\"; \(TestTree.git) config pager.status true",
            "\(TestTree.git) config diff.external \"$root/evil\"; \(TestTree.git) config alias.status \"!$root/evil\"",
            "\(TestTree.git) config core.sshCommand \"$root/evil\"; \(TestTree.git) config core.editor \"$root/evil\"",
        ]
    )
    func runsNothing(setting: String) async throws {
        let tree = try repository()
        try tree.write("#!/bin/sh\ntouch '\(tree.root)/ran'\ncat\n", to: "evil")
        try tree.run("chmod 755 evil; \(setting)")
        // Of the same size and moment as in the index, so that git must look at the content.
        try tree.run("sleep 0.01; echo 8 > a; touch sub/b")
        let state = try await state(tree)
        #expect(state.commit != nil && state.modified.contains("a"))
        #expect(!tree.has("ran"), "\(setting)")
    }

    @Test("a filter of the checkout would run under plain git, so that the test above can fail")
    func filtersWouldRun() throws {
        let tree = try repository()
        try tree.write("#!/bin/sh\ntouch '\(tree.root)/ran'\ncat\n", to: "evil")
        try tree.run(
            "chmod 755 evil; \(TestTree.git) config filter.x.clean \"$root/evil\"; echo 'a filter=x' > .git/info/attributes"
        )
        try tree.run("sleep 0.01; echo 8 > a; \(TestTree.git) status > /dev/null")
        #expect(tree.has("ran"))
    }

    @Test("missing objects are not fetched by a command that the checkout names")
    func fetchesNothing() async throws {
        let tree = try repository(["a": "1\n", "b": "some text that is long enough\n"])
        try tree.write("#!/bin/sh\ntouch '\(tree.root)/ran'\n", to: "evil")
        try tree.run(
            """
            chmod 755 evil
            \(TestTree.git) config core.repositoryFormatVersion 1
            \(TestTree.git) config extensions.partialClone origin
            \(TestTree.git) config remote.origin.promisor true
            \(TestTree.git) config remote.origin.url ssh://x/y
            \(TestTree.git) config core.sshCommand "$root/evil"
            \(TestTree.git) config protocol.allow always
            \(TestTree.git) mv b c; rm -rf .git/objects/[0-9a-f][0-9a-f]
            """
        )
        _ = try? await state(tree)
        #expect(!tree.has("ran"))
    }

    @Test("a broken checkout is a gap or has no commit, never a wrong one")
    func survivesDamage() async throws {
        for damage in [
            "rm .git/HEAD", "echo x > .git/HEAD", "rm -rf .git; touch .git", "echo '[' > .git/config",
            "rm -rf .git; mkdir .git",
        ] {
            let tree = try repository()
            try tree.run(damage)
            do {
                #expect(try await state(tree).commit == nil, "\(damage)")
            } catch let error as Unjudged {
                #expect(error.reason == .probeFailed)
            }
        }
    }
}
