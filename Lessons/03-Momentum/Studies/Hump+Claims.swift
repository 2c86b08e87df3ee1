import Downhill

extension Hump {
    var numbers: [Recorded] {
        [
            Recorded("longest", longest, as: .fixed(2)), Recorded("width", width, as: .fixed(2)),
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
                    "from 1.8: momentum's longest step, against the way from the first valley's bottom to the top: it does not leap",
                    longest, isBelow: width)
            } beyond: {
                Condition("from 1.5: momentum crosses the hump that stops plain descent", holds: near.isCarried)
                Condition("from 2.4: momentum crosses the hump that stops plain descent", holds: farther.isCarried)
            }
        ]
    }
}
