extension Machine {
    @inline(never)
    mutating func traced(_ node: PlanNode) throws(Raised) -> CELValue {
        guard let trace else { return try value(node.a) }
        trace.begin(TraceRecord(expression: Int(node.expression)))
        do {
            let made = try value(node.a)
            trace.end(.value(made))
            return made
        } catch {
            trace.end(.failure(failure, expression: failedExpression))
            throw error
        }
    }

    @inline(__always)
    func beginElement(_ plan: PlanComprehension, _ index: Int) {
        if plan.isTraced { beginTracedElement(plan, index) }
    }

    @inline(__always)
    func endElement(_ plan: PlanComprehension, isKept: Bool) {
        if plan.isTraced { endTracedElement(isKept: isKept) }
    }

    @inline(never)
    private func beginTracedElement(_ plan: PlanComprehension, _ index: Int) {
        guard let trace else { return }
        trace.open.last?.tried = index + 1
        let record = TraceRecord(expression: nil)
        var element = TraceRecord.Element(index: index, first: local(plan.variable))
        if plan.secondVariable >= 0 { element.second = local(plan.secondVariable) }
        record.element = element
        trace.begin(record)
    }

    @inline(never)
    private func endTracedElement(isKept: Bool) {
        guard let trace, let last = trace.open.last?.parts.last else {
            trace?.end(.value(.null), isKept: isKept)
            return
        }
        trace.end(last.outcome, isKept: isKept)
    }
}
