import Downhill

extension Workload {
    /// C = A·B of single-precision matrices, the result newly made.
    static var matrixProducts: [Workload] {
        let large = Target.ratio(0.95, 1).fraction(0.8, 0.85)
        return [
            product(64, 784, 128, Target()), product(512, 512, 512, large), product(1024, 1024, 1024, large),
            product(2048, 2048, 2048, large),
        ]
    }

    private static func product(_ rows: Int, _ inner: Int, _ columns: Int, _ target: Target) -> Workload {
        Workload(
            name: "sgemm-\(rows)x\(inner)x\(columns)",
            title: "sgemm \(rows)×\(inner)×\(columns)", cost: .operations(2 * Double(rows * inner * columns)),
            target: target
        ) {
            var generator = SplitMix64(seed: 1)
            let a = Tensor.uniform([rows, inner], in: -1..<1, using: &generator)
            let b = Tensor.uniform([inner, columns], in: -1..<1, using: &generator)
            return { _ = matmul(a, b) }
        }
    }
}
