//: # 3 · Predict: what chance does to verdicts
//: Write down all guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a tenth.

//: **a.** A sentence says “usually”, and it is true in 70 % of all settings there are. A panel of five is drawn at random. In how many percent of such panels is the verdict *upheld* (four of the five or all)?
let upheld: Double? = nil

//: **b.** Two methods do not differ at all. They are compared on five seeds. In how many percent of such comparisons is one of them, whichever it is, ahead on all five?
let allFive: Double? = nil

//: **c.** Three hundred true sentences, each with eight conditions of which all must hold. Noise turns one condition in twenty round. How many of the sentences are refuted?
let refuted: Double? = nil

//: **d.** A difference is exactly as large as the spread from seed to seed (one standard deviation, of a bell curve). With one seed for each of the two methods, how often is the better one ahead, in percent?
let better: Double? = nil
