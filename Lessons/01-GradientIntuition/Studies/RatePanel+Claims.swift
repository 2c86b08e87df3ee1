import Downhill

extension RatePanel {
    /// A condition for every setting, marked where a network trains.
    private func panel(_ condition: (Row) -> Condition?) -> [Condition] {
        rows.compactMap { row in
            let condition = condition(row)
            return row.setting.isNetwork ? condition?.onNetwork() : condition
        }
    }

    private func count(_ steps: Int) -> String { NumberFormat.integer.text(Double(steps)) }

    private func text(_ rate: Double) -> String { NumberFormat.significant(2).text(rate) }

    var claims: [Claim] { ratesByName + symptoms + [work] }

    private var work: Claim {
        let narrow = row("digits, all at once")
        let (wideWeights, narrowWeights) = (wide.setting.network?.weights ?? 0, narrow.setting.network?.weights ?? 0)
        return Claim("E-056b") {
            for row in rows {
                if let network = row.setting.network {
                    Condition(
                        "\(row.setting.name), \(count(network.weights)) weights: gradients over all samples until it has arrived, against those that one Hessian costs, three a column",
                        row.best.cost * network.share, isBelow: Double(3 * network.weights)
                    ).onNetwork()
                }
            }
            Condition(
                "\(wide.setting.name) in place of 16: times as many gradients until it has arrived, against times as many for a Hessian",
                wide.best.cost / narrow.best.cost, isBelow: Double(wideWeights) / Double(narrowWeights)
            ).onNetwork()
        }
    }

    private var ratesByName: [Claim] {
        let (one, hundredth, tenThousandth) = (Self.index(of: 1), Self.index(of: 0.01), Self.index(of: 0.0001))
        return [
            Claim(
                "C-007a",
                instead:
                    #"""
                    It is too high in {{ratePanel.tooHigh}} of {{ratePanel.settings}} settings, those without a network, whose $2/\lambda$ at the minimum \#
                    it reaches. For the networks it is near the best.
                    """#
            ) {
                panel {
                    Condition(
                        "\($0.setting.name): share of the best improvement at 1.0", $0.gain(at: one), isAtMost: 0.1)
                }
            },
            Claim(
                "C-007b",
                instead: """
                    In its first three steps it comes lower than $0.01$ in {{ratePanel.fast}} of {{ratePanel.compared}} settings. After a tenth of all steps \
                    it is behind the best rate in {{ratePanel.behind}} of {{ratePanel.settings}}.
                    """
            ) {
                panel { row in
                    row.firstSteps.map { steps in
                        Condition(
                            "\(row.setting.name): lowest loss of the first three steps at \(NumberFormat.significant(3).text(row.tooHigh?.rate ?? .nan)), against at 0.01",
                            steps.high, isBelow: steps.atHundredth)
                    }
                }
            },
            Claim("C-008a") {
                panel {
                    Condition(
                        "\($0.setting.name): loss at 0.0001 after all \(count($0.setting.steps)) steps, against the best rate's after a tenth of them",
                        $0.end(at: tenThousandth), isAbove: $0.bestAfterTenth)
                }
            },
            Claim(
                "C-009a",
                instead: """
                    Just right depends on the curvature: within three times the steps of the best rate it is in {{ratePanel.justRight}} of \
                    {{ratePanel.settings}} settings.
                    """
            ) {
                panel { row in
                    row.setting.isNetwork
                        ? Condition(
                            "\(row.setting.name): loss at 0.01 after all \(count(row.setting.steps)) steps, at most the best rate's after a third of them",
                            row.end(at: hundredth), isAtMost: row.bestAfterThird)
                        : Condition(
                            "\(row.setting.name): steps to arrive at 0.01, at most three times the best rate's",
                            row.steps(at: hundredth),
                            isAtMost: 3 * row.best.cost)
                }
            },
            Claim(
                "C-009b",
                instead: """
                    On the three networks it carries the risk of too low a rate: after all steps they are above where the best rate was after a tenth. In \
                    Rosenbrock's valley it diverges.
                    """
            ) {
                for row in rows where row.setting.isNetwork {
                    Condition(
                        "\(row.setting.name): loss at 0.01 after all \(count(row.setting.steps)) steps, at most the best rate's after a tenth of them",
                        row.end(at: hundredth), isAtMost: row.bestAfterTenth
                    ).onNetwork()
                }
                panel { Condition("\($0.setting.name): last loss at 0.01", staysFinite: $0.end(at: hundredth)) }
            },
            Claim(
                "C-010",
                instead: """
                    So it looks with one weight. A network at a rate far too high may lie perfectly still: at a rate of ten the loss of the digits rises \
                    on {{ratePanel.calm}} of the last \
                    hundred steps, for its units are silent.
                    """
            ) {
                Condition("w², η = 1, too high: hops across the minimum in a hundred steps", high.hops, isAtLeast: 100)
                Condition("w², η = 1, too high: distance after a hundred steps, from 3", abs(high.end), isAtLeast: 3)
                Condition(
                    "w², η = 0.0001, too low: share of the way covered in a hundred steps", 1 - low.end / low.path[0],
                    isBelow: 0.05)
                Condition(
                    "w², η = 0.01, right: steps that do not come closer",
                    zip(right.path, right.path.dropFirst()).count { $1 >= $0 }, isAtMost: 0)
                Condition("w², η = 0.01, right: hops across the minimum", right.hops, isAtMost: 0)
            } beyond: {
                Condition(
                    "digits, η = 10, too high: share of the last hundred steps on which the loss rises by more than a thousandth",
                    digitsAtTen.runs, isAtLeast: 0.25
                )
                .onNetwork()
            },
        ]
    }

    private func condition(_ swing: Swing, _ loss: String) -> Condition {
        let share = NumberFormat.percent(0).text(swing.rises.median)
        let name =
            "\(swing.name), where \(loss) rises on \(share) of the steps: last loss at a half and a fifth of the rate, against there"
        return swing.isNetwork
            ? Condition(name, swing.eased, isBelow: swing.end).onNetwork()
            : Condition(name, swing.eased.median, isBelow: swing.end.median)
    }

    private var symptoms: [Claim] {
        [
            Claim(
                "C-011",
                instead:
                    #"""
                    Of rates half a power of ten apart, one cut by ten cures the smallest that explodes in {{ratePanel.cured}} of {{ratePanel.exploding}} settings; it cannot cure a rate more than ten times \#
                    $2/\lambda$. From $1.0$ in Rosenbrock's valley it takes three; keep cutting until the loss falls.
                    """#
            ) {
                panel { row in
                    row.exploding.flatMap { index in
                        index < 2
                            ? nil
                            : Condition(
                                "\(row.setting.name): explodes at \(text(Self.rates[index])); share of the best improvement at a tenth of it",
                                row.gain(at: index - 2), isAtLeast: 0.5)
                    }
                }
            } beyond: {
                Condition(
                    "Rosenbrock’s valley: explodes at 1.0; share of the best improvement at a tenth of it",
                    row("Rosenbrock’s valley").gain(at: Self.index(of: 0.1)), isAtLeast: 0.5)
            },
            Claim(
                "C-012",
                instead: """
                    It helps where steps cross the valley. In batches of {{ratePanel.size}} the loss swings from batch to batch. At a fifth of the rate \
                    the swings do shrink, their deviation from {{ratePanel.change}} to {{ratePanel.easedChange}}, but only because it learns less: in one \
                    epoch the loss over all digits comes to {{ratePanel.batchEased}} in place of {{ratePanel.batchEnd}}.
                    """
            ) {
                for swing in swings { condition(swing, "the loss") }
            } beyond: {
                condition(batches.swing, "the loss of the batch")
            },
            Claim(
                "C-013",
                instead:
                    #"""
                    It helps where the rate is far below $2/\lambda$. In a narrow ravine the loss falls slowly at the best of rates, and three times \#
                    that explodes.
                    """#
            ) {
                panel {
                    Condition(
                        "\($0.setting.name): last loss at 0.00032, against at 0.0001", $0.end(at: 1),
                        isBelow: $0.end(at: 0))
                }
            } beyond: {
                Condition(
                    "ravine, κ = 1,000: share of the loss left at 3.2 times the best rate, against at it",
                    narrow.raised, isBelow: narrow.best)
            },
        ]
    }
}
