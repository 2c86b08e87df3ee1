//: # 3 · Predict: out of a mistake, and into certainty
//: Write down all guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than an eighth.
//:
//: In **a** and **b** there is one answer, yes or no; yes is right, and its score stands below zero. Each step moves the score by η times the slope, until it is no longer below zero: an even chance.

//: **a.** Cross-entropy with η = 0.4. From a score of −6 it takes 18 steps. How many from a score of −20?
let steps: Double? = nil

//: **b.** The squared error (1 − p)² with η = 0.5. From a score of −5 it takes 168 steps. How many times as many from a score of −8?
let timesAsMany: Double? = nil

//: **c.** Ten classes and cross-entropy, with η = 1 at the scores themselves, which all start at 0. After 100 steps the right score is ahead of each of the others by 6.87. By how much after 100,000 steps?
let lead: Double? = nil
