/// What a runbook has to tell, and the words under which people write it, in English and German.
enum RunbookTopic: String, CaseIterable {
    case start, stop, health, rollback, backup, incident

    /// The topic as messages name it.
    var title: String {
        switch self {
        case .start: "start and deployment"
        case .stop: "stop and restart"
        case .health: "health and monitoring"
        case .rollback: "rollback"
        case .backup: "backup and restore"
        case .incident: "incidents and contacts"
        }
    }

    /// Whether a heading announces the topic.
    func matches(_ heading: HeadingWords) -> Bool {
        if self == .incident, Self.isOneAlarm(heading) { return true }
        return phrases.contains(where: heading.holds)
    }

    /// Whether a section tells what to do when one certain alarm goes off: `Alert: HighErrorRate`.
    private static func isOneAlarm(_ heading: HeadingWords) -> Bool {
        guard let first = heading.words.first, ["alarm", "alert"].contains(first) else { return false }
        let settings = ["channel", "channels", "configuration", "manager", "rule", "rules", "threshold", "thresholds"]
        return heading.words.count > 1 && !heading.words.contains(where: settings.contains)
    }

    private var phrases: [String] {
        switch self {
        case .start:
            [
                "start", "starts", "starting", "startup", "start up", "deploy", "deploys", "deploying", "deployment",
                "deployments",
                "release", "releases", "releasing", "rollout", "roll out", "launch", "bring up", "bringing up", "boot",
                "install",
                "installation", "run the service", "running the service", "provisioning", "upgrade", "upgrading",
                "go live",
                "starten", "inbetriebnahme", "bereitstellung", "ausrollen", "einspielen", "hochfahren", "installieren",
            ]
        case .stop:
            [
                "stop", "stops", "stopping", "restart", "restarts", "restarting", "shutdown", "shut down",
                "shutting down", "drain",
                "draining", "maintenance", "reboot", "take down", "bring down", "stoppen", "anhalten", "beenden",
                "neustart",
                "neu starten", "herunterfahren", "abschalten", "wartung", "wartungsmodus",
            ]
        case .health:
            [
                "health", "healthcheck", "healthchecks", "healthy", "monitor", "monitors", "monitoring", "metrics",
                "metric", "alarm", "alert",
                "alerts", "alerting", "alarms", "logs", "logging", "dashboard", "dashboards", "observability", "status",
                "slo", "slos",
                "sli", "diagnostics", "telemetry", "tracing", "gesundheit", "überwachung", "monitoren", "metriken",
                "alarme",
                "protokolle", "zustand", "beobachtbarkeit",
            ]
        case .rollback:
            [
                "rollback", "rollbacks", "roll back", "rolling back", "revert", "reverting", "back out", "backing out",
                "backout",
                "downgrade", "undo", "previous version", "previous release", "zurückrollen", "zurücksetzen", "rückfall",
                "rücksprung", "vorherige version", "vorversion", "rückgängig",
            ]
        case .backup:
            [
                "backup", "backups", "back up", "backing up", "restore", "restores", "restoring", "recovery", "data",
                "database",
                "databases", "snapshot", "snapshots", "dump", "disaster", "storage", "sicherung", "sicherungen",
                "datensicherung",
                "wiederherstellung", "wiederherstellen", "daten", "datenbank",
            ]
        case .incident:
            [
                "incident", "incidents", "escalation", "escalate", "escalating", "contact", "contacts", "oncall",
                "on call",
                "emergency", "emergencies", "outage", "outages", "pager", "pagerduty", "severity", "support",
                "troubleshooting", "scenario", "symptom", "symptoms", "failure modes", "common issues", "known issues",
                "störung", "störungen", "vorfall", "vorfälle", "eskalation", "kontakt", "kontakte", "ansprechpartner",
                "bereitschaft",
                "rufbereitschaft", "notfall", "notfälle",
            ]
        }
    }
}
