import Downhill

extension LossScale {
    var claims: [Claim] {
        [
            Claim(
                "B-027",
                untestable: #"What is typical is a habit: Hinton's slides have $0.9$, PyTorch's default is $0.99$."#
            ) {
                Condition(
                    "digits: best training loss at β = 0.9 against β = 0.99", rmsprop.plain.cost, equals: slowly.cost,
                    within: .relative(0.2))
            }
        ]
    }
}
