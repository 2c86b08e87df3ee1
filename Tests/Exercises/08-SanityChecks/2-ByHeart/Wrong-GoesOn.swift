//: # training goes on
//: The answer is right, but you make all hundred steps. Return as soon as the batch is known.

import Foundation

func stepsByHeart(classes: Int, step: () -> Double, accuracy: () -> Double) -> Int? {
    var known: Int?
    for count in 1...100 {
        let loss = step()
        if accuracy() >= 0.95 && loss < log(Double(classes)) / 2, known == nil { known = count }
    }
    return known
}
