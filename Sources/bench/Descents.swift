import Downhill

extension Workload {
    /// Ten thousand steps of Adam on Rosenbrock's valley. PyTorch makes a thousand, by autograd; its time counts ten times.
    static var descents: [Workload] {
        [
            Workload(
                name: "rosenbrock", title: "10,000 steps of Adam on Rosenbrock, gradient by formula",
                target: .ratio(100, 500), isThreaded: false, share: 10
            ) {
                { _ = Descent(on: .rosenbrock, by: Adam()).run(atMost: 10_000) }
            },
            Workload(
                name: "rosenbrock-differentiated", title: "10,000 steps of Adam on Rosenbrock, differentiated",
                isThreaded: false, share: 10
            ) {
                {
                    var w: Parameters = ["w1": Tensor(-1.2), "w2": Tensor(1)]
                    var optimizer = Optimizer(Adam())
                    for _ in 0..<10_000 {
                        try optimizer.step(&w) { w in
                            (1 - w[0].tensor).squared() + 100 * (w[1].tensor - w[0].tensor.squared()).squared()
                        }
                    }
                }
            },
        ]
    }
}
