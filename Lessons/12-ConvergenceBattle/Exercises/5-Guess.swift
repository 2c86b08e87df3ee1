//: # 5 · Predict: a battle of equals, a shorter tail
//: Write down all guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a quarter.
//:
//: Four methods do not differ at all: each gets a digit wrong with the probability 4 %, whatever the seed. But nobody knows that, and so there is a table.

//: **a.** Each method trains once and is tried on 350 test digits. In such a table, how many percentage points lie between the first and the last, on average?
let pointsApart: Double? = nil

//: **b.** One of them is tuned: thirty-two settings are tried on 350 held-out digits, and the best is kept. In truth they all get 4 % wrong. What percentage do the held-out digits show for the one that is kept, on average?
let keptShows: Double? = nil

//: **c.** The lesson’s table learns a language by gradient descent at η = 8/π₁, until the rarest word has a tenth of its excess loss left. The k-th word is as frequent as 1/√k. With 64 words that takes 8 steps. How many with 1,024 words?
let steps: Double? = nil
