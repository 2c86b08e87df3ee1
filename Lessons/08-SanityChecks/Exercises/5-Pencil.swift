//: # 5 · Four numbers to know beforehand
//: A check is a question whose answer you know before you look. Derive each number, then write it here with three significant digits or more, or as an expression: `exp` and `log`, the natural one, are at hand.

//: **a.** A thousand classes, and a fresh network that gives each the same probability. What is its loss?
let firstLoss: Double? = nil

//: **b.** Two classes; nine samples in ten are of the first. Somebody who knows this, and no more, guesses at random *in the same proportion*: the first class nine times in ten. Which share of the guesses is right?
let inProportion: Double? = nil

//: **c.** The same two classes. A network says of every sample: 0.9 for the first class, 0.1 for the second. What is its mean loss? (A training that comes no lower has learned only how common the classes are.)
let commonness: Double? = nil

//: **d.** Three classes and a softmax taken twice: the second gets probabilities for scores. How low can the loss of a sample come, at best?
let lowest: Double? = nil
