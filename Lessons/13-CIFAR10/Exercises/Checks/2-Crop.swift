import Checking
@testable import Exercise

check { inputs, record in
    let (height, width) = (inputs.int("height"), inputs.int("width"))
    let numbers = inputs.list("pixels")
    let images = (0..<(numbers.count / (height * width))).map { image in
        (0..<height).map { row in
            let start = (image * height + row) * width
            return Array(numbers[start..<(start + width)])
        }
    }
    record("mirrored, image 1", mirrored(images[0]).flatMap { $0 })
    let shares = inputs.list("random")
    var asked: [Int] = []
    let batch = augmented(images, border: inputs.int("border")) { count in
        let share = shares[asked.count % shares.count]
        asked.append(count)
        return min(Int(share * Double(count)), count - 1)
    }
    record("numbers drawn of", asked)
    for (index, image) in batch.enumerated() { record("image \(index + 1) in the batch", image.flatMap { $0 }) }
}
