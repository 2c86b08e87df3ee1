// What every modifier of a mark or a picture does: it returns a changed copy.

private func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var copy = value
    change(&copy)
    return copy
}

extension Mark { func changing(_ change: (inout Self) -> Void) -> Self { changed(self, change) } }

extension Picture { func changing(_ change: (inout Self) -> Void) -> Self { changed(self, change) } }
