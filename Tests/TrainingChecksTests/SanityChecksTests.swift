import Testing
import TrainingChecks

/// Every check on a sound training, and on one with the mistake that it is there for.
@Suite struct `Sanity checks` {
    @Test func `find nothing wrong with a sound training`() {
        #expect(report().findings.filter { $0.verdict != .passed } == [])
        #expect(report().verdict == .passed)
    }

    @Test func `have one finding each, under their names`() {
        #expect(report().findings.map(\.check) == SanityChecks.names)
    }

    @Test func `give the same report for the same seed`() {
        #expect(report().findings == report().findings)
        #expect(report().lossCurve.losses == report().lossCurve.losses)
    }

    @Test func `see inputs that are not normalised`() {
        let found = report { procedure in
            procedure.batches = { data, size, generator in
                data.normalized(by: Normalization(mean: [0], deviation: [1 / 255])).batches(of: size, using: &generator)
            }
        }
        #expect(found.inputs.rootMeanSquare > 50)
        #expect(verdict(SanityChecks.InputStatistics.name, in: found) == .failed)
    }

    @Test func `see sorted samples, a repeated order and a missing class`() {
        let sorted = report { procedure in
            procedure.batches = { data, size, _ in data.sortedByClass().batches(of: size) }
        }
        #expect(sorted.inputs.classesPerBatch < 2)
        #expect(verdict(SanityChecks.InputStatistics.name, in: sorted) == .failed)

        let repeated = report { procedure in procedure.batches = { data, size, _ in data.batches(of: size) } }
        #expect(repeated.inputs.repeatsOrder)
        #expect(verdict(SanityChecks.InputStatistics.name, in: repeated) == .warning)

        let missing = report { procedure in
            procedure.batches = { data, size, generator in
                data[data.labels.indices.filter { data.labels[$0] != 9 }].batches(of: size, using: &generator)
            }
        }
        #expect(missing.inputs.countsByClass.last == 0)
        #expect(verdict(SanityChecks.InputStatistics.name, in: missing) == .warning)
    }

    @Test func `see a sum in the mean's place`() {
        let found = report { procedure in
            procedure.loss = { model, batch in
                crossEntropy(model(batch.images), batch.labels) * Scalar(batch.count)
            }
        }
        #expect(abs(found.initialLoss.loss - 32 * found.initialLoss.expected) < 32)
        #expect(verdict(SanityChecks.InitialLoss.name, in: found) == .failed)
    }

    @Test func `see a layer without gradient`() {
        let found = report { procedure in procedure.model.hidden.bias? -= 100.0 }
        #expect(found.gradientFlow.layers.first?.gradientNorm == 0)
        #expect(found.gradientFlow.layers.first?.deadUnits == 1)
        #expect(verdict(SanityChecks.GradientFlow.name, in: found) == .failed)
    }

    @Test func `see a step uphill`() {
        let sound = report()
        #expect((sound.update.descent ?? 0) > 0.99)
        let found = report { procedure in
            procedure.step = { model, gradient, optimizer in
                let turned = Parameters(gradient.map { .init(name: $0.name, tensor: $0.tensor * -1) })
                try optimizer.update(&model, along: turned)
            }
        }
        #expect((found.update.descent ?? 0) < -0.99)
        #expect(verdict(SanityChecks.UpdateRatio.name, in: found) == .failed)
        #expect(verdict(SanityChecks.OverfitOneBatch.name, in: found) == .failed)
    }

    @Test func `see a layer that no step moves`() {
        let found = report { procedure in
            procedure.step = { model, gradient, optimizer in
                let hidden = model.hidden
                try optimizer.update(&model, along: gradient)
                model.hidden = hidden
            }
        }
        #expect(found.update.layers.map { $0.ratio == 0 } == [true, false])
        #expect(verdict(SanityChecks.UpdateRatio.name, in: found) == .failed)
        #expect(verdict(SanityChecks.GradientFlow.name, in: found) == .passed)
    }

    @Test(arguments: [0.0005, 5]) func `see a rate that is far off`(rate: Double) {
        let found = report { $0.optimizer = Optimizer(Momentum(learningRate: rate)) }
        #expect(verdict(SanityChecks.UpdateRatio.name, in: found) == .warning)
        #expect(verdict(SanityChecks.LossCurve.name, in: found) == .failed)
        #expect(verdict(SanityChecks.OverfitOneBatch.name, in: found) == .failed)
    }

    @Test func `see batch norm left in inference`() {
        var generator = SplitMix64(seed: 1)
        var procedure = TrainingProcedure(
            ConvNet(images: [8, 8, 1], width: 8, using: &generator), Optimizer(Momentum(learningRate: 0.05)))
        func idle() -> [String] {
            let batches = procedure.firstBatches(10, of: 32, from: digits, using: &generator)
            return SanityChecks.UpdateRatio(of: procedure, on: batches).idleStatistics
        }
        #expect(idle() == [])
        procedure.loss = { model, batch in crossEntropy(model.inference(batch.images), batch.labels) }
        #expect(idle().count == 9)
    }

    @Test func `see softmax taken twice by its floor`() {
        let found = report { procedure in
            procedure.loss = { model, batch in crossEntropy(model(batch.images).softmax(), batch.labels) }
        }
        #expect((found.overfit.losses.last ?? 0) > 1.46)  // ln(e + 9) − 1
        #expect(verdict(SanityChecks.OverfitOneBatch.name, in: found) == .failed)
    }

    @Test func `see images and labels that have come apart`() {
        let found = report { procedure in
            procedure.batches = { data, size, generator in
                let order = generator.permutation(of: data.count)
                return data.relabelled(order.map { data.labels[$0] }).batches(of: size, using: &generator)
            }
        }
        #expect(verdict(SanityChecks.LabelShuffle.name, in: found) == .failed)
        #expect(verdict(SanityChecks.OverfitOneBatch.name, in: found) == .passed)
    }

    @Test func `see the first number that is not finite, and stop there`() {
        let found = report { procedure in
            procedure.loss = { model, batch in (crossEntropy(model(batch.images), batch.labels) - 2.2).log() }
        }
        #expect(found.nonFinite.breakdown != nil)
        #expect(verdict(SanityChecks.NonFiniteWatch.name, in: found) == .failed)
        #expect(found.lossCurve.losses.count < 50)
        #expect(verdict(SanityChecks.LossCurve.name, in: found) == .failed)
    }

    @Test func `say what lies behind it and what to do, where something does not pass`() {
        let found = report { $0.optimizer = Optimizer(Momentum(learningRate: 5)) }
        for finding in found.findings {
            #expect(finding.causes.isEmpty == (finding.verdict == .passed))
            #expect(finding.next.isEmpty == (finding.verdict == .passed))
        }
    }

    @Test func `leave what they are given as it was`() {
        let procedure = soundProcedure()
        _ = SanityChecks.run(procedure, on: digits)
        #expect(procedure.model.parameters == soundProcedure().model.parameters)
        #expect(procedure.optimizer.stepCount == 0)
    }
}

/// 1,442 digits of mean 0 and deviation 1.
let digits: ImageSet = {
    let train = Digits.load().train
    return train.normalized(by: train.measuredNormalization)
}()

private func soundProcedure() -> TrainingProcedure<SimpleMLP> {
    var generator = SplitMix64(seed: 1)
    return TrainingProcedure(
        SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator), Optimizer(Momentum(learningRate: 0.05)))
}

private func report(_ plant: (inout TrainingProcedure<SimpleMLP>) -> Void = { _ in }) -> SanityChecks.Report {
    var procedure = soundProcedure()
    plant(&procedure)
    return SanityChecks.run(procedure, on: digits)
}

private func verdict(_ check: String, in report: SanityChecks.Report) -> SanityChecks.Verdict? {
    report.findings.first { $0.check == check }?.verdict
}
