import Downhill

extension Guide {
    /// The guide of this course. Every arrow rests on a measurement of lessons 1 to 13.
    static let course = Guide([
        Branch(
            "Does it learn\n16 samples\nby heart?",
            [
                .sight(
                    "no, though it has\nmore weights: look at the\ngradients by layer",
                    because: "a network that could and does not has a fault, or a rate far off",
                    [Citation("B-123a", .upheld), Citation("A-009a", .upheld)],
                    [
                        .act(
                            "zero: a tenth of the rate; then\nReLU, norms, or shortcuts",
                            because:
                                "too large a rate kills layers; where the draw did, each of the three brought gradients back",
                            [
                                Citation("B-124", .refuted), Citation("C-023b", .upheld), Citation("C-023c", .upheld),
                                Citation("C-023a", .upheld),
                            ]),
                        .act(
                            "exploding: a mended draw,\na smaller rate, clipping",
                            because:
                                "each tamed residual blocks without norm, the draw by branches from zero; for weights too large only the draw was enough",
                            [Citation("C-024a", .upheld), Citation("C-024b", .upheld), Citation("C-024c", .upheld)]),
                        .act(
                            "neither: ten times the rate,\nthen the samples and labels",
                            because: "too small a rate leaves sound gradients, and so do wrong labels",
                            [Citation("B-124", .refuted), Citation("B-174", .qualified)]),
                    ]),
                .act(
                    "yes: look at ten samples\nas the loss gets them",
                    because: "who passes may have a fault: images and labels apart, a layer cut off",
                    [Citation("B-123b", .refuted), Citation("Zhang-2017", .upheld)]),
            ]),
        Branch(
            "Which\noptimizer?", because: "the checks are soon done",
            rests: [Citation("B-129", .upheld)],
            [
                .sight(
                    "time for three\nrates or so",
                    because:
                        "from a wide range of rates Adam was ahead of momentum, on one network; how wide Adam's own range is depends on the problem",
                    [Citation("Sivaprasad-2020", .upheld), Citation("B-048", .qualified)],
                    [
                        .act(
                            "AdamW at 0.001, then ten\ntimes more and less",
                            because:
                                "three rates, powers of ten apart, suffice; and its decay is the same for all weights",
                            [Citation("B-050", .upheld), Citation("Loshchilov-2019", .upheld)])
                    ]),
                .sight(
                    "most classes are rare,\nas words to predict are",
                    because: "gradient descent learns rare classes slowly",
                    [Citation("Kunstner-2024", .qualified)],
                    [
                        .act(
                            "AdamW, whatever the trials",
                            because:
                                "in the largest language descent took {{quoted.words.descent}} times Adam's steps, momentum {{quoted.words.momentum}}",
                            [Citation("D-002", .upheld), Citation("Kunstner-2024", .qualified)])
                    ]),
                .sight(
                    "time for a dozen\nrates, few classes",
                    because: "at its usual settings Adam can end worse; with its ε tuned it can imitate momentum",
                    [Citation("B-053", .upheld), Citation("Choi-2019", .upheld)],
                    [
                        .act(
                            "momentum 0.9 too,\nfrom 0.01 on",
                            because:
                                "its velocity adds up gradients that agree, so it wants less than plain descent's rate",
                            [Citation("B-021", .qualified)])
                    ]),
            ]),
        Branch(
            "Which\nrate?", because: "no other setting costs as much when it is off",
            rests: [Citation("E-044a", .upheld)],
            [
                .act(
                    "first scale the inputs, each\nto standard deviation one",
                    because: "unlike scales cost plain descent most, and Adam too",
                    [Citation("B-049", .qualified)]),
                .act(
                    "three times more and less,\nuntil the best is inside",
                    because: "no rate is right for all: what matters is rate times curvature",
                    [Citation("C-009a", .refuted), Citation("C-007a", .qualified)]),
                .sight(
                    "the loss explodes", because: "a rate above two over the curvature",
                    [Citation("B-010", .upheld)],
                    [
                        .act(
                            "a tenth, and again,\nuntil it falls",
                            because:
                                "from the smallest rate that explodes one cut was enough in {{quoted.cut}} settings; from larger ones it takes more",
                            [Citation("C-011", .qualified)])
                    ]),
                .sight(
                    "the loss swings", because: "steps that cross the valley",
                    [Citation("B-009", .qualified)],
                    [
                        .act(
                            "a half to a fifth", because: "lower, unless small batches swing it",
                            [Citation("C-012", .qualified)])
                    ]),
                .sight(
                    "the loss creeps", because: "a rate that is too small, or a narrow ravine",
                    [Citation("C-013", .qualified)],
                    [
                        .act(
                            "three times more;\nin a ravine γ closer to 1",
                            because: "with momentum steps in bowls grow as the root of the condition number",
                            [Citation("Polyak-1964", .upheld), Citation("B-025", .qualified)])
                    ]),
                .act(
                    "or a range test: a tenth\nof its lowest point",
                    because: "on one network it left {{quoted.rangeTest}} times the loss of the best rate",
                    [Citation("Smith-2017", .upheld)]),
            ]),
        Branch(
            "Which\nschedule?",
            because: "a falling rate can leave less than the best fixed one, or more",
            rests: [Citation("D-007", .qualified), Citation("E-059", .qualified)],
            [
                .sight(
                    "noise, and\nso a floor", because: "a fixed rate ends at a floor of noise",
                    [Citation("Mandt-2017", .upheld)],
                    [
                        .act(
                            "a cosine to zero over\nexactly your steps,\na fixed rate beside it",
                            because:
                                "it beat cuts in {{quoted.overCuts}} settings, and the fixed rate clearly in {{quoted.cosine}}",
                            [Citation("B-095b", .upheld), Citation("D-007", .qualified)])
                    ]),
                .sight(
                    "no noise", because: "with whole batches decay ends no lower",
                    [Citation("E-032b", .qualified)],
                    [
                        .act(
                            "a fixed rate", because: "one rate can explore and refine",
                            [Citation("B-150", .refuted)])
                    ]),
                .sight(
                    "the first losses\nshoot up", because: "a rate that is too high stays too high, warmed up or not",
                    [Citation("B-099a", .qualified)],
                    [
                        .act(
                            "a lower rate;\nunder Adam a warm-up",
                            because:
                                "a warm-up mended Adam's start, and weights far too large; it was not critical elsewhere",
                            [Citation("B-099a", .qualified), Citation("B-099b", .refuted)])
                    ]),
            ]),
        Branch(
            "How good\non new data?", because: "the loss's minimum need not be where accuracy peaks",
            rests: [Citation("E-060b", .qualified)],
            [
                .sight(
                    "bad on both", because: "what a network cannot hold it cannot learn",
                    [Citation("B-176d", .upheld)],
                    [
                        .act(
                            "more units, more epochs",
                            because: "each left fewer mistakes; more epochs did not where units are what binds",
                            [Citation("B-176d", .upheld), Citation("B-176e", .qualified)])
                    ]),
                .sight(
                    "worse on new data;\nyou know what varies",
                    because: "a network fails on digits that are moved, if it never saw any",
                    [Citation("B-114c", .qualified)],
                    [
                        .act(
                            "augment with just that", because: "it helps where it imitates what varies",
                            [Citation("B-176a", .qualified)])
                    ]),
                .sight(
                    "worse on new data;\nlabels or targets noisy",
                    because: "decay helps against what should not be learned",
                    [Citation("B-103a", .qualified)],
                    [
                        .act(
                            "decay on the weights, and\nkeep the best epoch",
                            because: "both help against noise, in labels or targets; elsewhere they do not",
                            [Citation("B-176b", .qualified), Citation("B-176c", .qualified)])
                    ]),
                .sight(
                    "worse on new data;\nnothing of these", because: "where labels are right decay did harm",
                    [Citation("B-103a", .qualified)],
                    [
                        .act(
                            "keep the best epoch, for the\nloss; for mistakes, more data",
                            because: "where labels are right it held down the loss, not the mistakes",
                            [Citation("E-060b", .qualified)])
                    ]),
            ]),
        Branch(
            "Many\nlayers?", because: "without shortcuts deeper is worse on the training data, from some depth on",
            rests: [Citation("B-171", .upheld), Citation("B-078a", .upheld)],
            [
                .act(
                    "residual blocks with a norm,\nthen larger rates too",
                    because:
                        "with a norm in the branch a deep stack's gradient grows as a power of depth, and not by a factor a block; on four layers a norm allowed larger rates",
                    [Citation("De-Smith-2020", .upheld), Citation("B-165b", .upheld)])
            ]),
    ])
}
