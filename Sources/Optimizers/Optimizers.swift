/// How weights move: update rules, schedules, transforms of gradients, and landscapes to see them on.
@_exported import Numbers
