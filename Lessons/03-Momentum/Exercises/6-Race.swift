//: # 6 · Race down the ravine
//: The ravine L = w₁² + 10 w₂² again, from (4, 2) to a million times closer to the bottom, for good, by momentum in the form of exercise 1. You give the settings and the checker counts steps. Plain gradient descent at its best
//: needs 69.
//:
//: **To do.** Find settings that need no more than 26 steps. Theory has an answer. Is it the best one? In a class, your number of steps goes on a leaderboard.

/// η, outside the velocity.
let learningRate: Double? = nil

/// γ, from 0 to below 1.
let momentum: Double? = nil
