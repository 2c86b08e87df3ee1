import Downhill

extension PrintedCode {
    var numbers: [Recorded] {
        [Recorded("called", histories.count { $0.isCalledConverged && !$0.hasArrived })]
    }

    private func place(_ call: String, in loop: [String]) -> Int { loop.firstIndex(of: call) ?? 0 }

    var claims: [Claim] { ofTheLoop + ofTheFunctions }

    private var ofTheLoop: [Claim] {
        [
            Claim(
                "E-015",
                instead:
                    "Document E's own loop for YOLO zeroes first, as PyTorch's loops do: where `backward` adds to a buffer, zeroing between it and the step leaves nothing to step along. Where gradients are values the place does not matter."
            ) {
                Condition(
                    "its loop, lines 119 to 123: place of zero_grad, after that of the gradients",
                    place("zero_grad", in: Self.loop), isAbove: place("compute_gradients", in: Self.loop))
                Condition(
                    "its loop for YOLO, lines 394 to 410: the same", place("zero_grad", in: Self.yolo),
                    isAbove: place("backward", in: Self.yolo))
            } beyond: {
                Condition(
                    "gradients in a buffer, zeroed between gradient and step: w after five steps from 1", zeroedBetween,
                    isBelow: 0.5)
                Condition("gradients as values: w after five steps", values, isBelow: 0.5)
                Condition("a buffer zeroed before the gradient: w after five steps", zeroedBefore, isBelow: 0.5)
            },
            Claim(
                "E-016",
                instead:
                    "Both numbers are the class's defaults, but the class as printed calls the first one `learning_rate`; Python refuses `lr=`."
            ) {
                Condition(
                    "names that the loop hands over and the class does not take",
                    Self.loopPasses.subtracting(Self.initialiserTakes).count, equals: 0, within: 0)
            },
            Claim(
                "E-018",
                instead:
                    "The loop as printed reads `loss_history` and never makes it or adds to it. It does not even come so far, since the class as printed refuses `lr=`, hands out no batches and has no `update_learning_rate`; with all that mended, Python would stop after the first epoch, in line 129, with a NameError."
            ) {
                Condition(
                    "names that the loop reads and nothing defines", Self.loopReads.subtracting(Self.loopDefines).count,
                    equals: 0, within: 0)
            },
        ]
    }

    private var ofTheFunctions: [Claim] {
        [
            Claim(
                "E-023",
                untestable:
                    "A name, and the document says what it means by it: a sum is divided by the batch size, which makes it a mean. Batch normalisation (lesson 7) is something else: it gives each coordinate mean nought and variance one over the batch."
            ) {
                Condition(
                    "what the repair leaves, per coordinate over the batch: variance", varianceAfterTheRepair,
                    equals: 1, within: 0.1)
            },
            Claim(
                "E-026",
                instead:
                    "It asks only whether the loss has stopped improving, and so calls an explosion and a loss of NaN converged too."
            ) {
                for history in histories.prefix(2) {
                    Condition(
                        "\(history.name), \(history.hasArrived ? "arrived" : "still falling"): says so",
                        holds: history.isCalledConverged == history.hasArrived)
                }
            } beyond: {
                for history in histories.dropFirst(2) {
                    Condition("\(history.name): not called converged", holds: !history.isCalledConverged)
                }
            },
            Claim("E-025") {
                Condition("samples copied at once, of the 1,000", Self.batches.map(\.count).max() ?? 0, isAtMost: 32)
            },
            Claim(
                "E-028",
                untestable:
                    "`step`, `zero_grad` and `get_batches` are printed as `pass`: there is nothing to run. Ours moves a single tensor and a model of named ones by one rule."
            ) {
                Condition("a single tensor: w² from 4, one step at 0.1", singleTensor, equals: 3.2, within: 1e-6)
                Condition("a model of four named tensors: all have moved", holds: movedModel)
            },
            Claim(
                "E-069",
                instead:
                    "The code shown checks the gradient and nothing else: a rate that is no number and a history of NaN pass."
            ) {
                Condition("its sgd_step refuses a gradient of NaN", holds: Self.sgdStep([1], [.nan], 0.1) == nil)
                Condition("its sgd_step refuses a learning rate of NaN", holds: Self.sgdStep([1], [1], .nan) == nil)
                Condition(
                    "its has_converged refuses a history of NaN", holds: !(histories.last?.isCalledConverged ?? true))
            },
        ]
    }
}
