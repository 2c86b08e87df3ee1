//: # the memory is over after a thousand steps
//: After a thousand steps v is down to a third. The slopes are a hundred times smaller, so v has to fall by a factor of thousands.

let coinStep: Double? = 23
let thousandsOfSteps: Double? = 1
