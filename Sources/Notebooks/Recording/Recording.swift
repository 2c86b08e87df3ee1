/// Where a call to the notebook stands in the source, as the compiler recorded it.
package struct CallSite: Sendable, Equatable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// One call to the notebook: what was handed over, and where.
package struct Event: Sendable {
    package enum Content: Sendable {
        case text(String)
        case table(Table)
        case figure(Figure)
        case number(name: String, text: String)
        case claim(Claim)
        case study(name: String, type: String)
        case page(Page)
    }

    package var content: Content
    package var site: CallSite

    package init(_ content: Content, at site: CallSite) {
        self.content = content
        self.site = site
    }

    /// The method that recorded it: numbers and claims are a study's, and come with it.
    var recorder: String { if case .page = content { "page" } else { "show" } }

    var isOutput: Bool {
        switch content {
        case .text, .table, .figure, .study: true
        case .number, .claim, .page: false
        }
    }
}

/// All that a running lesson handed to its notebook, in order.
package struct Recording: Sendable {
    package var events: [Event] = []
    package var problems: [Problem] = []

    package init(events: [Event] = [], problems: [Problem] = []) {
        self.events = events
        self.problems = problems
    }

    /// The names of the studies shown so far.
    var studies: Set<String> {
        Set(events.compactMap { if case .study(let name, _) = $0.content { name } else { nil } })
    }

    var pages: [Page] {
        events.compactMap { if case .page(let page) = $0.content { page } else { nil } }
    }

    var figures: [Figure] {
        events.compactMap { if case .figure(let figure) = $0.content { figure } else { nil } }
    }

    var claims: [Claim] {
        events.compactMap { if case .claim(let claim) = $0.content { claim } else { nil } }
    }

    var numbers: [(name: String, text: String, line: Int)] {
        events.compactMap {
            if case .number(let name, let text) = $0.content { (name, text, $0.site.line) } else { nil }
        }
    }
}
