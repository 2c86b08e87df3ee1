extension Notebook {
    /// Runs a study that may throw; its error ends the lesson with its partial report kept aside.
    ///
    ///     let race = notebook.run(try Race(condition: 10))
    public func run<Result: Study>(_ study: @autoclosure () throws -> Result, line: Int = #line) -> Result {
        do {
            return try study()
        } catch {
            fail("\(Result.typeName) failed: \(error)", line: line)
        }
    }

    /// Shows all exhibits of a study below the code that called, and records its numbers and claims for the section it is shown in.
    ///
    /// - Parameter name: what prose calls it, where its type's name does not serve: `{{name.number}}`.
    public func show<Shown: Study>(
        _ study: Shown, as name: String? = nil, file: String = #filePath, line: Int = #line, column: Int = #column
    ) {
        show(study.exhibits, of: study, name: name, at: CallSite(file: file, line: line, column: column))
    }

    /// Shows one exhibit of a study; its numbers and claims are recorded where it is first shown.
    ///
    ///     notebook.show(race, \.paths)
    public func show<Shown: Study>(
        _ study: Shown, _ exhibit: KeyPath<Shown, Exhibit>, as name: String? = nil, file: String = #filePath,
        line: Int = #line, column: Int = #column
    ) {
        show([study[keyPath: exhibit]], of: study, name: name, at: CallSite(file: file, line: line, column: column))
    }

    private func show<Shown: Study>(_ exhibits: [Exhibit], of study: Shown, name: String?, at site: CallSite) {
        let name = name ?? Shown.usualName
        let isFirst = !recorded.studies.contains(name)
        record(.study(name: name, type: Shown.typeName), at: site)
        for exhibit in exhibits {
            switch exhibit.content {
            case .figure(let figure, let name, let alt, let caption):
                draw(figure, named: name, alt: alt, caption: caption, declared: (exhibit.file, exhibit.line), at: site)
            case .table(let table): record(.table(table), at: site)
            case .text(let text): record(.text(text), at: site)
            }
        }
        guard isFirst else { return }
        for number in study.numbers {
            record(.number(name: "\(name).\(number.name)", text: number.text), at: site)
        }
        for claim in study.claims { record(.claim(claim), at: site) }
    }

    private func draw(
        _ figure: some Illustration, named name: String, alt: String, caption: String,
        declared: (file: String, line: Int), at site: CallSite
    ) {
        do {
            let bytes = try figure.encoded()
            let isSame: @Sendable ([UInt8], [UInt8]) -> Bool = { type(of: figure).isSamePicture($0, $1) }
            let recorded = Figure(
                name: name, bytes: bytes, width: figure.displayWidth, alt: alt, caption: caption, isSamePicture: isSame,
                packed: { try figure.packed() }, file: Lesson.path(declared.file), line: declared.line)
            record(.figure(recorded), at: site)
        } catch {
            let message = "the figure \(name) cannot be drawn: \(error)"
            report(
                Problem(file: Lesson.path(declared.file), line: declared.line, message, remedy: "correct the figure"))
        }
    }
}
