import Downhill

extension Race {
    var numbers: [Recorded] {
        [
            Recorded("descent", descent.steps), Recorded("usual", usual.steps), Recorded("polyak", polyak.steps),
            Recorded("factor", Double(usual.steps) / Double(descent.steps), as: .fixed(1)),
            Recorded("gamma", polyak.γ, as: .fixed(2)), Recorded("best", others[0].steps),
            Recorded("nesterov", nesterov.steps), Recorded("nesterovUsual", nesterovUsual.steps),
            Recorded("fewest", ringing.lowerBound), Recorded("most", ringing.upperBound),
        ]
    }
}
