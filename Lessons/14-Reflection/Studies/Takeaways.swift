import Downhill

/// What documents B and E say is to be taken away, and the same as it was measured.
struct Takeaways: Study {
    struct Takeaway: Sendable {
        /// The document and its lines.
        let place: String
        let says: String
        /// The same, as far as measurements carry it.
        let measured: String
        let rests: [Citation]
        /// What bears on it and is not settled, or does not decide: shown with today's verdict.
        var besides: [String] = []
    }

    let takeaways = Self.ofJourney + Self.ofLecture
    let verdicts: Verdicts

    static let ofJourney = [
        Takeaway(
            place: "B, 1014", says: "Gradients point uphill, we go downhill",
            measured: """
                Straight uphill, yes. A step against it goes down while its rate is below two over the curvature, and straight down is seldom the way to \
                the minimum.
                """,
            rests: [Citation("B-002", .upheld), Citation("B-003", .qualified), Citation("E-002b", .qualified)]),
        Takeaway(
            place: "B, 1019", says: "Momentum is a moving average of gradients",
            measured: """
                It is their sum: ten times as long a step where gradients agree, about half a step where they alternate. What it gains is the root of \
                the condition number, at its own best rate and γ.
                """,
            rests: [Citation("B-021", .qualified), Citation("B-020", .qualified), Citation("Polyak-1964", .upheld)]),
        Takeaway(
            place: "B, 1024", says: "Adaptive rates: large gradients, small steps",
            measured: """
                Each weight's step is divided by the root mean square of its slopes, whether they vary or not. That takes the slopes' scales out, one weight at a \
                time; a ravine that lies askew stays one.
                """,
            rests: [Citation("B-036", .upheld), Citation("B-039b", .refuted), Citation("B-037b", .qualified)]),
        Takeaway(
            place: "B, 1029", says: "Skip connections are gradient highways",
            measured: """
                One way is always open, and the sum of both ways has no floor. Deep plain networks fail with sound gradients as well; that they fail, \
                on the training data, is true.
                """,
            rests: [Citation("B-085b", .qualified), Citation("B-079", .refuted), Citation("B-171", .upheld)]),
        Takeaway(
            place: "B, 1034", says: "Batch norm stabilises and allows larger rates",
            measured: "It does both, and not because it holds a layer's inputs still.",
            rests: [Citation("B-165a", .upheld), Citation("B-165b", .upheld), Citation("B-066b", .refuted)]),
        Takeaway(
            place: "B, 1040", says: "Always run sanity checks first",
            measured:
                "Do. They take less than five minutes. Who fails has a fault or a rate far off; who passes may have a fault too.",
            rests: [Citation("B-129", .upheld), Citation("B-123a", .upheld), Citation("B-123b", .refuted)]),
        Takeaway(
            place: "B, 1046", says: "The learning rate is the most important setting",
            measured:
                "It is, by far, and it has no absolute value: what counts is rate times curvature. A schedule helps where there is a floor to get under.",
            rests: [Citation("E-044a", .upheld), Citation("C-009a", .refuted), Citation("E-059", .qualified)]),
        Takeaway(
            place: "B, 1052", says: "Augmentation is cheap regularisation, worth 5–10 %",
            measured: "It helps where it imitates what will vary in the images to come, and harms where it does not.",
            rests: [Citation("B-176a", .qualified), Citation("B-114c", .upheld)], besides: ["B-168b", "B-120b"]),
        Takeaway(
            place: "B, 1058", says: "Checkpoints: save model, optimizer, configuration",
            measured: """
                For the same training to go on, save all state, by name and not by index. For one that ends as well, the memory matters less: \
                momentum hardly notices, and Adam makes up for it.
                """,
            rests: [Citation("B-158", .refuted), Citation("B-156", .qualified), Citation("B-160", .qualified)]),
        Takeaway(
            place: "B, 1064", says: "Adam is the safe default, tuned SGD ends better",
            measured: """
                With few trials from a wide range of rates Adam can be expected ahead, given steps enough; from the usual range the two are level. With \
                many they come out close, but for data whose classes are mostly rare: there Adam is far ahead.
                """,
            rests: [
                Citation("Sivaprasad-2020", .upheld), Citation("B-169a", .qualified),
                Citation("Choi-2019", .upheld), Citation("Kunstner-2024", .qualified),
            ],
            besides: ["B-169b", "B-146"]),
        Takeaway(
            place: "B, 1071", says: "Deeper is better, with skip connections",
            measured: "Without them deeper is worse. How far depth pays with them takes long trainings.",
            rests: [Citation("B-171", .upheld)], besides: ["B-170", "B-090"]),
        Takeaway(
            place: "B, 1076", says: "Batch norm goes before ReLU",
            measured: "There larger rates are usable than behind it; gradients flow alike.",
            rests: [Citation("B-072a", .upheld), Citation("B-072b", .refuted)]),
        Takeaway(
            place: "B, 1081", says: "The skip is added before the last ReLU",
            measured: "So it is, in the blocks of He and others, and in this library's.",
            rests: [Citation("B-173", .upheld)]),
        Takeaway(
            place: "B, 1087", says: "Stuck: check gradients, raise the rate, verify the loss",
            measured:
                "Finds or cures about half of the faults of our zoo. Look at the samples as the loss gets them, too.",
            rests: [Citation("B-174", .qualified)]),
        Takeaway(
            place: "B, 1093", says: "Unstable: lower the rate, clip, look for NaN",
            measured:
                "Finds or cures about half, too: a wrong sign, and gradients that pile up, make a loss leap as well.",
            rests: [Citation("B-175", .qualified)]),
        Takeaway(
            place: "B, 1099", says: "Overfitting: augment, decay, stop early",
            measured:
                "Each in about half of the settings: augmentation where it is true, the other two against noise in labels or targets.",
            rests: [Citation("B-176a", .qualified), Citation("B-176b", .qualified), Citation("B-176c", .qualified)]),
        Takeaway(
            place: "B, 1105", says: "Underfitting: capacity, epochs, less regularisation",
            measured: "The first two in nearly all settings, except under a strong decay: there the third.",
            rests: [Citation("B-176d", .qualified), Citation("B-176e", .qualified), Citation("B-176f", .qualified)]),
    ]

    static let ofLecture = [
        Takeaway(
            place: "E, 344", says: "No guarantee of the global minimum; noise escapes bad ones",
            measured: "No guarantee. How high the ridge is beside the noise decides whether noise gets over it.",
            rests: [Citation("C-015", .upheld), Citation("E-050b", .upheld), Citation("E-052", .qualified)]),
        Takeaway(
            place: "E, 349", says: "Batch size is a bias-variance trade-off",
            measured:
                "No batch is biased. Noise is traded for work, and at the same training loss a large batch generalises as well.",
            rests: [Citation("E-053a", .refuted), Citation("E-053b", .refuted)]),
        Takeaway(
            place: "E, 354", says: "Descent is preferred to Newton: it scales",
            measured:
                "It does: Newton's step takes the curvature out, for a matrix as large as the square of the weights.",
            rests: [Citation("E-056a", .upheld), Citation("E-056b", .upheld)]),
        Takeaway(
            place: "E, 361", says: "Always shuffle",
            measured:
                "Always. Not to is ruinous where samples come in order of class, and costs little elsewhere.",
            rests: [Citation("E-057a", .upheld), Citation("E-057b", .upheld), Citation("E-021", .qualified)]),
        Takeaway(
            place: "E, 365", says: "Monitor gradient norms",
            measured: """
                They show early that gradients vanish. Of an explosion they warn where the norm has had time to be usual, at times for nothing; not where \
                the loss leaps in the first steps.
                """,
            rests: [Citation("E-058b", .upheld), Citation("E-058a", .qualified)]),
        Takeaway(
            place: "E, 369", says: "Use schedules: large, then smaller",
            measured: "A cosine over steps enough to level off. In short trainings early cuts lose distance.",
            rests: [Citation("D-007", .qualified), Citation("E-059", .qualified)]),
        Takeaway(
            place: "E, 373", says: "Early stopping saves work and prevents overfitting",
            measured:
                "It saves most of the epochs. Where labels are right it holds down the loss, not the mistakes; where some are wrong, both.",
            rests: [Citation("E-060a", .upheld), Citation("E-060b", .qualified)]),
    ]

    private func today(_ id: String) -> String {
        let row = verdicts.rows.first { $0.statement.id == id }
        guard let row, let judgement = row.judgement else { return "\(id) pending" }
        return "\(id) [\(row.verdict.rawValue)](\(Links.path(to: judgement.place, from: Verdicts.home)))"
    }

    private func table(_ title: String, _ takeaways: [Takeaway]) -> Exhibit {
        .table(
            Table(
                title, columns: ["they wrote", "as it was measured", "rests on"],
                rows: takeaways.map { takeaway in
                    let besides = takeaway.besides.map(today).joined(separator: " · ")
                    return [
                        "\(takeaway.says) <sub>(\(takeaway.place))</sub>", takeaway.measured,
                        takeaway.rests.markdown + (besides.isEmpty ? "" : "<br>besides: \(besides)"),
                    ]
                }))
    }

    var ofB: Exhibit { table("Document B's key takeaways", Self.ofJourney) }
    var ofE: Exhibit { table("Document E's insights and practical takeaways", Self.ofLecture) }
    var exhibits: [Exhibit] { [ofB, ofE] }
    var numbers: [Recorded] { [Recorded("count", takeaways.count)] }
}
