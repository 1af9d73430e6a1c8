public import AssayModel

/// What can be said of a target's start without starting it.
public struct TargetPreview: Sendable {
    private let settings: TargetSettings

    /// Makes a preview of a plan's target in a tree.
    public init(plan: Plan, root: String) {
        settings = TargetSettings(plan: plan, root: root, redactor: Redactor(fingerprint: { _ in "" }))
    }

    /// Settings of the target's file that point to hosts other than this machine, as name and host.
    public var foreignHosts: [(name: String, host: String)] {
        settings.foreignHosts()
    }
}
