extension ConfusionMatrix {
    /// The matrix: a row a class, a column an answer, coloured by the share of the class, with the counts.
    public func plot(_ title: String) -> Plot {
        let shares = counts.map { row in row.map { Double($0) / Double(max(row.reduce(0, +), 1)) } }
        let texts = counts.map { row in row.map { $0 == 0 ? "" : NumberFormat.integer.text(Double($0)) } }
        let worst = classes.indices.flatMap { label in
            classes.indices.filter { $0 != label }.map { (label: label, answer: $0, count: counts[label][$0]) }
        }.max { $0.count < $1.count }
        return Plot(title, width: 720, height: 640) {
            HeatMark(rows: classes, columns: classes, values: shares, texts: texts)
        }
        .subtitle("a row a class, a column an answer")
        .xAxis("answered").yAxis("truly")
        .alt(
            "\(title): \(NumberFormat.percent(2).text(error)) of the answers are wrong."
                + (worst.map {
                    " Most often \(classes[$0.label]) is taken for \(classes[$0.answer]), \(NumberFormat.integer.text(Double($0.count))) times."
                } ?? ""))
    }

    /// The images that were answered wrongly with the largest losses, each with its class and the answer.
    ///
    /// - Parameter images: The set that the matrix is of.
    public func worstMistakes(_ title: String, among images: ImageSet, count: Int = 24) -> Plot {
        let worst = mistakes.prefix(count)
        return Plot(title, width: 800, height: 640) {
            if worst.isEmpty {
                TextMark("there is none", at: [0.5, 0.5])
            } else {
                images.grid(
                    of: worst.map(\.index), captions: worst.map { "\(classes[$0.label]), not \(classes[$0.answer])" },
                    columns: 6)
            }
        }
        .subtitle("what each is, and what it was taken for; the largest loss first")
        .xAxis("", .linear(0...1), ticks: []).yAxis("", .linear(0...1), ticks: [])
        .alt(
            "\(title): the \(worst.count) images with the largest losses among \(mistakes.count) that were answered wrongly."
        )
    }
}
