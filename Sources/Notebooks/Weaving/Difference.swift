import Foundation

/// What an edit changed: the report as just woven beside the committed one.
package struct Difference: Sendable {
    package var lines: [String] = []

    /// - Parameter isPartial: whether the run ended before its end. What it did not come to is then neither removed nor changed: it was not measured.
    package init(
        report: Weaver.Report, committed markdown: String?, claims committedClaims: ClaimsFile?,
        figure committedFigure: (String) -> [UInt8]?, page committedPage: (String) -> String? = { _ in nil },
        orphans: [String] = [], isPartial: Bool = false
    ) {
        let problems = report.problems.filter { $0.severity == .error }.map {
            "to mend before a report is written: \($0)"
        }
        if isPartial { lines = problems + ["the run ended there; what it measured before:"] }
        compareVerdicts(report.claims, committedClaims, isPartial: isPartial)
        if !isPartial { lines += problems }
        compareNumbers(report.claims.numbers, committedClaims?.numbers, isPartial: isPartial)
        compareConditions(report.claims, committedClaims)
        for figure in report.figures {
            if let bytes = committedFigure(figure.name) {
                if !figure.isSamePicture(figure.bytes, bytes) { lines.append("figure \(figure.name): changed") }
            } else {
                lines.append("figure \(figure.name): new")
            }
        }
        if isPartial {
            if lines.count == problems.count + 1 { lines.append("nothing changed") }
            return
        }
        lines += orphans.map { "figure \($0): no longer shown" }
        for page in report.pages { compareText(page.markdown, committedPage(page.path), of: page.path) }
        compareText(report.markdown, markdown, of: "report")
    }

    package var description: String {
        lines.isEmpty ? "nothing changed" : lines.joined(separator: "\n")
    }

    private mutating func compareVerdicts(_ new: ClaimsFile, _ old: ClaimsFile?, isPartial: Bool) {
        let oldClaims = old?.claims ?? []
        for claim in new.claims {
            let name = claim.ids.joined(separator: ", ")
            guard let before = oldClaims.first(where: { $0.ids == claim.ids }) else {
                lines.append("claim \(name): new, \(claim.verdict.rawValue)")
                continue
            }
            if before.verdict != claim.verdict {
                lines.append("claim \(name): \(before.verdict.rawValue) → \(claim.verdict.rawValue)")
            }
        }
        for gone in oldClaims where !isPartial && !new.claims.contains(where: { $0.ids == gone.ids }) {
            lines.append("claim \(gone.ids.joined(separator: ", ")): removed")
        }
    }

    private mutating func compareConditions(_ new: ClaimsFile, _ old: ClaimsFile?) {
        for claim in new.claims {
            guard let before = old?.claims.first(where: { $0.ids == claim.ids }) else { continue }
            let name = claim.ids.joined(separator: ", ")
            for condition in claim.conditions {
                guard let earlier = before.conditions.first(where: { $0.name == condition.name }) else {
                    lines.append("claim \(name), \(condition.name): new condition, \(condition.finding)")
                    continue
                }
                if earlier.holds != condition.holds || earlier.finding != condition.finding
                    || !(earlier.measured ?? []).isIdentical(to: condition.measured ?? [])
                {
                    lines.append("claim \(name), \(condition.name): \(earlier.finding) → \(condition.finding)")
                }
            }
            for gone in before.conditions where !claim.conditions.contains(where: { $0.name == gone.name }) {
                lines.append("claim \(name), \(gone.name): condition removed")
            }
        }
    }

    private mutating func compareNumbers(_ new: [String: String], _ old: [String: String]?, isPartial: Bool) {
        guard let old else { return }
        let names = isPartial ? Set(new.keys) : Set(new.keys).union(old.keys)
        for name in names.sorted() where new[name] != old[name] {
            lines.append("number \(name): \(old[name] ?? "new") → \(new[name] ?? "gone")")
        }
    }

    private mutating func compareText(_ new: String, _ old: String?, of page: String) {
        guard let old else {
            lines.append("\(page): new")
            return
        }
        let (before, after) = (old.components(separatedBy: "\n"), new.components(separatedBy: "\n"))
        let changes = after.difference(from: before)
        guard !changes.isEmpty else { return }
        lines.append("\(page): \(changes.removals.count) lines removed, \(changes.insertions.count) added")
        for change in changes.removals + changes.insertions {
            switch change {
            case .remove(let offset, let line, _): lines.append("  -\(offset + 1): \(line)")
            case .insert(let offset, let line, _): lines.append("  +\(offset + 1): \(line)")
            }
        }
    }
}
