extension AuditReport {
    /// Writes the report.
    ///
    /// The same report, format and options give the same bytes. Text that comes from the audited service cannot leave its place:
    /// it is escaped as the format demands, and characters that steer a terminal or deceive the eye are made visible.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - options: How to write it.
    /// - Returns: UTF-8, with a newline at its end.
    /// - Throws: ``ReportError`` where a number of the report is infinite or not a number and the form is JSON.
    public func rendered(
        as format: ReportFormat,
        options: ReportOptions = ReportOptions()
    ) throws(ReportError) -> [UInt8] {
        switch format {
        case .text: Array(TextReport(self, options).text.utf8)
        case .json: try JSONReport(self).bytes()
        case .sarif: SARIFReport(self, options).bytes()
        case .html: Array(try HTMLReport(self).page().utf8)
        case .markdown: Array(MarkdownReport(self).text.utf8)
        }
    }
}
