import Downhill

/// The course on a page to print: what to start from, and the tree of what to do next.
struct OnePage {
    static let path = "\(Verdicts.home)/OnePage.md"

    struct Line: Sendable {
        let subject: String
        let advice: String
        let rests: [Citation]
        /// Sizes that are something to do, and nothing that was found.
        var settings: [String] = []
    }

    let lines = [
        Line(
            subject: "before training",
            advice:
                "Expect $\\ln C$ for the first loss; learn 16 samples by heart; look at ten of them as the loss gets them.",
            rests: [
                Citation("B-129", .upheld), Citation("B-127a", .upheld), Citation("B-123a", .upheld),
                Citation("B-123b", .refuted),
            ], settings: ["16 samples"]),
        Line(
            subject: "loss",
            advice:
                "Classes: raw scores into cross-entropy. Numbers: squared error, or Huber's where errors have long tails.",
            rests: [Citation("A-013", .qualified), Citation("A-012a", .qualified)]),
        Line(
            subject: "batches", advice: "Pixels from 0 to 1, not to 255; 32 to 256 samples, shuffled every epoch.",
            rests: [Citation("B-124", .refuted), Citation("E-006", .upheld), Citation("E-057a", .upheld)],
            settings: ["from 0 to 1, not to 255", "32 to 256"]),
        Line(
            subject: "optimizer",
            advice:
                "AdamW. With trials to spare and no rare classes, momentum 0.9 as well, at a tenth of plain descent's rate.",
            rests: [
                Citation("Sivaprasad-2020", .upheld), Citation("Choi-2019", .upheld),
                Citation("Kunstner-2024", .qualified), Citation("B-021", .qualified),
            ], settings: ["0.9", "a tenth of plain descent's rate"]),
        Line(
            subject: "rate",
            advice:
                "AdamW 0.001; of momentum and plain descent no rate suits all. Three times more and less, until the best is not at the edge.",
            rests: [Citation("B-050", .upheld), Citation("E-044a", .upheld), Citation("C-009a", .refuted)],
            settings: ["0.001", "Three times more and less"]),
        Line(
            subject: "schedule",
            advice:
                "A cosine to zero over exactly the steps that you make, from a rate that is tried for it; a lower one if the first losses shoot up, under Adam a warm-up.",
            rests: [Citation("B-095b", .upheld), Citation("D-007", .qualified), Citation("B-099a", .qualified)]),
        Line(
            subject: "depth",
            advice:
                "Many layers: residual blocks with a norm; without one, branches that start at zero.",
            rests: [Citation("B-171", .upheld), Citation("B-075", .upheld), Citation("C-024b", .upheld)]),
        Line(
            subject: "if it explodes",
            advice: "A tenth of the rate, and again. If single steps leap, clip at the gradient's usual norm.",
            rests: [Citation("C-011", .qualified), Citation("B-112c", .qualified)], settings: ["A tenth of the rate"]),
        Line(
            subject: "if it is stuck",
            advice: "Gradients layer by layer, then ten times the rate and a tenth, then the samples again.",
            rests: [Citation("B-124", .refuted), Citation("B-174", .qualified)],
            settings: ["ten times the rate and a tenth"]),
        Line(
            subject: "worse on new data",
            advice: "Augment with what will vary; with wrong labels decay and the best epoch.",
            rests: [Citation("B-176a", .qualified), Citation("B-103a", .qualified), Citation("E-060b", .qualified)]),
        Line(
            subject: "to compare",
            advice:
                "Each at its best, as many trials for each, five seeds; name the range, the trials and what was held fixed.",
            rests: [Citation("D-009", .qualified), Citation("E-053b", .refuted)]),
        Line(
            subject: "for a night", advice: "A checkpoint every epoch, of all state, by name.",
            rests: [Citation("B-156", .qualified), Citation("B-160", .qualified)]),
    ]

    var markdown: String {
        let table = Markdown.table(
            ["", "start from", "rests on"], alignedRight: [false, false, false],
            rows: lines.map { ["**\($0.subject)**", $0.advice, "<sub>\($0.rests.markdown)</sub>"] })
        return """
            # Downhill on one page

            \(table)

            <img src="\(Links.path(to: "Figures/14-Reflection/guide.png", from: Verdicts.home))" alt="The tree of what to do next, as in the lesson" width="560">

            [What each arrow rests on](README.md#what-to-do-next) · [the ledger](Ledger.md) · [what the words mean](../GLOSSARY.md) · [all lessons](../../README.md)
            """
    }
}
