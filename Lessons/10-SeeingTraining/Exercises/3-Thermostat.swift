//: # 3 · Predict: the rate is halved midway
//: Write down all guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a tenth.
//:
//: The lesson's thermostat with learning in it. A step changes both, the distance x from the valley's floor and the sharpness s:
//:
//:     x ← (1 − ηs) x, and s ← s − ½ηx² + c.
//:
//: And because the other directions always shake it a little, |x| never falls below 0.01. It starts at x = 0.5 and s = 18, with η = 0.1 and c = 0.02. After 3,000 steps the sharpness swings a little about 20, and the rate is halved: η = 0.05.

//: **a.** About which sharpness does it swing 2,000 steps later? (Measured is the mean of the last 500.)
let settled: Double? = nil

//: **b.** Where is it 500 steps after the halving?
let onItsWay: Double? = nil

//: **c.** Now leave η at 0.1, but let learning push four times as hard, c = 0.08. By what factor does x grow, in its root mean square over the last 1,000 of 5,000 steps?
let factor: Double? = nil
