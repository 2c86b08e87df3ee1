import Downhill

extension Hump {
    var numbers: [Recorded] {
        [
            Recorded("tenfold", tenfold.last ?? 0, as: .fixed(2)),
            Recorded("least", carried.lowerBound, as: .fixed(2)), Recorded("most", carried.upperBound, as: .fixed(2)),
            Recorded("againLeast", again.lowerBound, as: .fixed(2)),
            Recorded("againMost", again.upperBound, as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-016",
                instead:
                    """
                    It takes speed, and the right number of crossings: at $\\eta = 0.01$ the ball is carried over for good from starts between {{hump.least}} and {{hump.most}}. From nearer it is too slow; from a little \
                    further out it comes back; from {{hump.againLeast}} to {{hump.againMost}} it comes back and crosses once more.
                    """
            ) {
                Condition("from 1.8: momentum crosses the hump that stops plain descent", holds: far.isCarried)
                Condition(
                    "from 1.8: where momentum ends, against plain descent at ten times the rate",
                    far.momentum.last ?? 0, isBelow: tenfold.last ?? 0)
            } beyond: {
                Condition("from 1.5: momentum crosses the hump that stops plain descent", holds: near.isCarried)
                Condition("from 2.4: momentum crosses the hump that stops plain descent", holds: farther.isCarried)
            }
        ]
    }
}
