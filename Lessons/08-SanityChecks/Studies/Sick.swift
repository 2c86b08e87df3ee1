import Downhill

/// One bug's dashboard: a layer none of whose units ever fires.
struct Sick: Study {
    let report: SanityChecks.Report

    init(seed: UInt64) {
        var procedure = Kind.simpleMLP.sound(seed: seed)
        procedure.model.change("hidden.bias") { $0 = $0 - 10 }
        report = SanityChecks.run(
            procedure, on: DigitTask.digits.train, seed: seed, settings: DigitTask.settings)
    }

    /// The finding of the first check that fails.
    var complaint: Exhibit {
        let finding = report.findings.first { $0.verdict == .failed }
        return .text(
            (
                check: finding?.check ?? "none", measured: finding?.measured ?? "",
                likely: finding?.causes.joined(separator: "; ") ?? "", next: finding?.next ?? ""
            ))
    }

    var dashboard: Exhibit {
        .figure(
            report.dashboard("A dead layer: no weight has a gradient, and no loss falls"), named: "sick",
            alt: """
                Dashboard of a network with a dead layer. Inputs, initial loss and the non-finite watch pass, the other five fail: no layer's weights have a gradient or \
                move, and the losses with and without shuffled labels stay together where knowing nothing stands.
                """,
            caption: """
                The hidden biases start at $-10$. The output layer has no gradient either, because its inputs are all zero. The loss wavers about $\\ln 10$, what it costs to know nothing, with genuine and with shuffled labels alike: only the last biases still move, and all that they can learn is how common the classes are.
                """)
    }

    var exhibits: [Exhibit] { [dashboard, complaint] }
}
