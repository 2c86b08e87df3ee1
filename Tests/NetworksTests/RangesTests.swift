import Networks
import Testing

/// Settings outside their ranges end the program with name, value and range.
@Suite struct RangesTests {
    @Test func `of dropout`() async {
        // What a closure captures goes to its process as JSON, which knows no NaN.
        let notANumber = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Dropout(probability: .nan, using: SplitMix64(seed: 1))
        }
        #expect(notANumber.says("Dropout: probability nan is not in 0.0..<1.0."))
        for probability in [1, -0.1, 1.5] {
            let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
                [probability = probability as Double] in
                _ = Dropout(probability: probability, using: SplitMix64(seed: 1))
            }
            #expect(exit.says("Dropout: probability \(probability) is not in 0.0..<1.0."))
        }
    }

    @Test func `of batch norm`() async {
        let momentum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = BatchNorm(channels: 2, momentum: 1.5)
        }
        #expect(momentum.says("BatchNorm: momentum 1.5 is not in 0.0...1.0."))
        let epsilon = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = BatchNorm(channels: 2, epsilon: -1)
        }
        #expect(epsilon.says("BatchNorm: epsilon -1.0 is not above 0 and finite."))
        let tensors = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = BatchNorm(gain: [1, 1], offset: [0, 0], runningMean: [0], runningVariance: [1, 1])
        }
        #expect(tensors.says("BatchNorm: 2, 2, 1, 2 are not four times one scalar a channel."))
    }

    @Test func `of windows, strides and sizes`() async {
        let window = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = MaxPool(window: 0)
        }
        #expect(window.says("MaxPool: window 0 is not 1 or more."))
        let padding = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = AveragePool(window: 2, padding: 2)
        }
        #expect(padding.says("AveragePool: padding 2 is not in 0...1."))
        let stride = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Convolution(weight: .zeros([1, 1, 1, 1]), stride: 0)
        }
        #expect(stride.says("Convolution: stride 0 is not 1 or more."))
        let inputs = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var generator = SplitMix64(seed: 1)
            _ = Linear(inputs: 0, outputs: 2, using: &generator)
        }
        #expect(inputs.says("Linear: inputs 0 is not 1 or more."))
        let slope = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Tensor(1).leakyReLU(slope: .nan)
        }
        #expect(slope.says("leakyReLU: slope nan is not finite."))
    }

    @Test func `an input that does not end in a layer's inputs ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var layer = Linear(weight: .zeros([3, 7]))
            _ = layer(.zeros([4, 5]))
        }
        #expect(exit.says("Linear: an input of 4×5 does not end in the 7 inputs of its weight, 3×7."))
    }
}
