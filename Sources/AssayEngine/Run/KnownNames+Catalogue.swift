import AssayChecks
import AssayDecision
public import AssayExpressions
import AssayModel

extension KnownNames {
    /// The ids of the controls and checks of this version.
    public static var ofThisVersion: KnownNames {
        KnownNames(controls: ControlTable.controls.map(\.id), checks: CheckCatalog.checks.map(\.about.id))
    }
}
