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
                Straight uphill, yes. A step against it goes down while its rate is below two over the curvature, and need not lead to the minimum.
                """,
            rests: [Citation("B-002", .upheld), Citation("B-003", .qualified), Citation("E-002b", .qualified)]),
        Takeaway(
            place: "B, 1019", says: "Momentum is a moving average of gradients",
            measured: """
                It is their sum. Where gradients agree its steps outgrow plain ones; where they alternate {{quoted.alternating}} of one is left, at the \
                usual γ. In quadratic bowls, at its best, it takes steps in number as the root of the condition number.
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
                Where no ReLU stands behind the sum, one way is always open; in document B one does. The sum of both ways has no floor. Deep plain \
                networks fail with sound gradients as well; that they do worse on the training data is true.
                """,
            rests: [Citation("B-085b", .qualified), Citation("B-079", .refuted), Citation("B-171", .upheld)]),
        Takeaway(
            place: "B, 1034", says: "Batch norm stabilises and allows larger rates",
            measured: "It does both. That training gets better is not only because it holds a layer's inputs still.",
            rests: [Citation("B-165a", .upheld), Citation("B-165b", .upheld), Citation("B-066b", .refuted)]),
        Takeaway(
            place: "B, 1040", says: "Always run sanity checks first",
            measured:
                "Do. Who fails has a fault or a rate far off; who passes may have a fault too.",
            rests: [Citation("B-123a", .upheld), Citation("B-123b", .refuted)]),
        Takeaway(
            place: "B, 1046", says: "The learning rate is the most important setting",
            measured:
                "It is, and it has no absolute value: what counts is rate times curvature. A schedule helps in some settings and does harm in others.",
            rests: [Citation("E-044a", .upheld), Citation("C-009a", .refuted), Citation("E-059", .qualified)]),
        Takeaway(
            place: "B, 1052", says: "Augmentation is cheap regularisation, worth 5–10 %",
            measured:
                "It helps where it imitates what will vary in the images to come; elsewhere it helped little, or did harm.",
            rests: [Citation("B-176a", .qualified), Citation("B-114c", .qualified)], besides: ["B-168b", "B-120b"]),
        Takeaway(
            place: "B, 1058", says: "Checkpoints: save model, optimizer, configuration",
            measured: """
                For the same training to go on, save all state, by name and not by index. For one that ends as well, the memory matters less: \
                momentum hardly notices, and Adam's training loss makes up for it.
                """,
            rests: [Citation("B-158", .refuted), Citation("B-156", .qualified), Citation("B-160", .qualified)]),
        Takeaway(
            place: "B, 1064", says: "Adam is the safe default, tuned SGD ends better",
            measured: """
                Of few rates from a wide range Adam's was ahead of momentum's, on one network; of rates that are best elsewhere not always; at one rate \
                for all rules, given steps enough. Tuned, its ε too, it does no worse than momentum. The more classes there are, and rare ones among them, the further momentum falls behind.
                """,
            rests: [
                Citation("Sivaprasad-2020", .upheld), Citation("B-169a", .qualified),
                Citation("Choi-2019", .upheld), Citation("Kunstner-2024", .qualified),
            ],
            besides: ["B-146"]),
        Takeaway(
            place: "B, 1071", says: "Deeper is better, with skip connections",
            measured:
                "Without them deeper is worse, from some depth on. How far depth pays with them takes long trainings.",
            rests: [Citation("B-171", .upheld)], besides: ["B-170", "B-090"]),
        Takeaway(
            place: "B, 1076", says: "Batch norm goes before ReLU",
            measured: "There larger rates are usable than behind it, but no wider range of them; gradients flow alike.",
            rests: [Citation("B-072a", .qualified), Citation("B-072b", .refuted)]),
        Takeaway(
            place: "B, 1081", says: "The skip is added before the last ReLU",
            measured: "So it is, in this library's blocks too.",
            rests: [Citation("B-173", .upheld)]),
        Takeaway(
            place: "B, 1087", says: "Stuck: check gradients, raise the rate, verify the loss",
            measured:
                "Finds or cures {{quoted.stuck}} faults. Look at the samples as the loss gets them, too.",
            rests: [Citation("B-174", .qualified)]),
        Takeaway(
            place: "B, 1093", says: "Unstable: lower the rate, clip, look for NaN",
            measured:
                "Finds or cures {{quoted.unstable}}: a wrong sign, and gradients that pile up, make a loss leap as well.",
            rests: [Citation("B-175", .qualified)]),
        Takeaway(
            place: "B, 1099", says: "Overfitting: augment, decay, stop early",
            measured:
                "Each in some settings: augmentation where it is true, the other two against noise in labels or targets.",
            rests: [Citation("B-176a", .qualified), Citation("B-176b", .qualified), Citation("B-176c", .qualified)]),
        Takeaway(
            place: "B, 1105", says: "Underfitting: capacity, epochs, less regularisation",
            measured:
                "More units helped networks of four, and less decay such as decay crushed; more epochs not where units are what binds.",
            rests: [Citation("B-176d", .upheld), Citation("B-176e", .qualified), Citation("B-176f", .qualified)]),
    ]

    static let ofLecture = [
        Takeaway(
            place: "E, 344", says: "No guarantee of the global minimum; noise escapes bad ones",
            measured: "No guarantee. How high the ridge is beside the noise decides how soon noise gets over it.",
            rests: [Citation("C-015", .upheld), Citation("E-050b", .upheld), Citation("E-052", .qualified)]),
        Takeaway(
            place: "E, 349", says: "Batch size is a bias-variance trade-off",
            measured:
                "No batch is biased. Noise is traded for work, and at the same training loss a large batch generalises as well.",
            rests: [Citation("E-053b", .refuted)], besides: ["E-053a"]),
        Takeaway(
            place: "E, 354", says: "Descent is preferred to Newton: it scales",
            measured:
                "It does: Newton's step takes the curvature out, for a matrix as large as the square of the weights.",
            rests: [Citation("E-056a", .upheld), Citation("E-056b", .upheld)]),
        Takeaway(
            place: "E, 361", says: "Always shuffle",
            measured:
                "Always. Not to is ruinous where samples come in order of class, and costs less elsewhere.",
            rests: [Citation("E-057a", .upheld), Citation("E-057b", .upheld), Citation("E-021", .qualified)]),
        Takeaway(
            place: "E, 365", says: "Monitor gradient norms",
            measured: """
                They show early that gradients vanish. Of an explosion they mostly warn where the norm has had time to be usual, in one unit at \
                {{quoted.alarms}} of the starts that came to no harm as well; not where the loss leaps in the first steps.
                """,
            rests: [Citation("E-058b", .upheld), Citation("E-058a", .refuted)]),
        Takeaway(
            place: "E, 369", says: "Use schedules: large, then smaller",
            measured: "A cosine over exactly your steps, and a fixed rate beside it: either can end lower.",
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
