import Downhill

/// The course on a page to print: what to start from.
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
                "Of classes expect $\\ln C$ for the first loss, $C$ their number. Learn 16 samples by heart, which takes more weights than these; look at ten of them as the loss gets them.",
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
            subject: "data",
            advice:
                "Inputs of standard deviation one; pixels from 0 to 1, not to 255. Batches of 32 to 256, shuffled every epoch.",
            rests: [
                Citation("B-049", .qualified), Citation("B-124", .refuted), Citation("E-006", .upheld),
                Citation("E-057a", .upheld),
            ],
            settings: ["from 0 to 1, not to 255", "32 to 256"]),
        Line(
            subject: "optimizer",
            advice:
                "AdamW. With time for a dozen rates and few classes, momentum 0.9 as well.",
            rests: [
                Citation("Sivaprasad-2020", .upheld), Citation("Choi-2019", .upheld),
                Citation("Kunstner-2024", .qualified), Citation("B-021", .qualified),
            ], settings: ["a dozen rates", "0.9"]),
        Line(
            subject: "rate",
            advice:
                "AdamW 0.001, momentum 0.01, plain descent 0.1, to begin with: none suits all. Ten times more and less, then three times, until the best is not at the edge.",
            rests: [Citation("B-050", .upheld), Citation("E-044a", .upheld), Citation("C-009a", .refuted)],
            settings: ["0.001", "0.01", "0.1", "Ten times more and less, then three times"]),
        Line(
            subject: "schedule",
            advice:
                "A cosine to zero over exactly the steps that you make, from a rate that is tried for it, and a fixed rate beside it; a lower one if the first losses shoot up, under Adam a warm-up.",
            rests: [Citation("B-095b", .upheld), Citation("D-007", .qualified), Citation("B-099a", .qualified)]),
        Line(
            subject: "depth",
            advice:
                "Many layers: residual blocks with a norm; without one, branches that start at zero.",
            rests: [Citation("B-171", .upheld), Citation("De-Smith-2020", .upheld), Citation("C-024b", .upheld)]),
        Line(
            subject: "if it explodes",
            advice:
                "A tenth of the rate, and again. If single steps leap, clip, at a length of 1 for instance: limit and rate are one knob.",
            rests: [Citation("C-011", .qualified), Citation("B-111b", .qualified)],
            settings: ["A tenth of the rate", "a length of 1"]),
        Line(
            subject: "if it is stuck",
            advice: "Gradients layer by layer, then ten times the rate and a tenth, then the samples again.",
            rests: [Citation("B-124", .refuted), Citation("B-174", .qualified)],
            settings: ["ten times the rate and a tenth"]),
        Line(
            subject: "worse on new data",
            advice: "Augment with what will vary; where labels or targets are noisy decay and the best epoch.",
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
            ["", "start from", "sentences tested"], alignedRight: [false, false, false],
            rows: lines.map { ["**\($0.subject)**", $0.advice, "<sub>\($0.rests.markdown)</sub>"] })
        return """
            # Downhill on one page

            For training from random weights, measured on small networks on one computer ([limits](README.md#what-this-course-could-not-test)). Of weights that \
            were trained before nothing was measured: expect another first loss, and a smaller rate. A verdict is that of a document's sentence, not of the \
            advice: what to do instead follows from a refuted one, too.

            \(table)

            [What to do next, as a tree](README.md#what-to-do-next) · [the ledger](Ledger.md) · [what the words mean](../GLOSSARY.md) · [all lessons](../../README.md)
            """
    }
}
