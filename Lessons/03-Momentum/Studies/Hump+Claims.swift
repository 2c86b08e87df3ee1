import Downhill

extension Hump {
    var numbers: [Recorded] { [Recorded("tenfold", tenfold.last ?? 0, as: .fixed(2))] }

    var claims: [Claim] {
        [
            Claim(
                "B-016",
                instead:
                    "It takes speed: from far out the ball is carried over the hump, from nearby it stays in the shallow valley."
            ) {
                Condition("from 1.8: momentum crosses the hump that stops plain descent", holds: far.isCarried)
                Condition(
                    "from 1.8: where momentum ends, against plain descent at ten times the rate",
                    far.momentum.last ?? 0, isBelow: tenfold.last ?? 0)
            } beyond: {
                Condition("from 1.5: momentum crosses the hump that stops plain descent", holds: near.isCarried)
            }
        ]
    }
}
