/// Topics that a runbook covers by what it tells to type, under whatever heading it stands.
extension RunbookTopic {
    /// Whether a command of the text is one for the topic; the text is in lower case, with each command on a line.
    func isServed(by commands: FoldedText) -> Bool {
        beginnings.contains(where: commands.contains)
    }

    /// Beginnings of commands; those that throw data away, as `docker compose down -v`, operate nothing.
    private var beginnings: [String] {
        switch self {
        case .start:
            [
                "ansible-playbook", "compose up", "docker run", "docker start", "docker stack deploy", "fly deploy",
                "helm install", "helm upgrade", "kubectl apply", "make deploy", "make start", "make up", "npm start",
                "systemctl start", "terraform apply",
            ]
        case .stop:
            [
                "compose down\n", "compose restart", "compose stop", "docker restart", "docker stop", "make down",
                "make restart", "make stop", "pm2 restart", "pm2 stop", "rollout restart", "supervisorctl restart",
                "systemctl restart", "systemctl stop",
            ]
        case .health: ["/health", "/livez", "/metrics", "/ready"]
        case .rollback:
            ["alembic downgrade -1", "db:rollback", "git revert", "helm rollback", "migrate:rollback", "rollout undo"]
        case .backup:
            [
                "backup.sh", "borg create", "mongodump", "mongorestore", "mysqldump", "pg_basebackup", "pg_dump",
                "pg_restore", "restic ", "restore.sh",
            ]
        case .incident: []
        }
    }
}
