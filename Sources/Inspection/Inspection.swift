/// Looking into a training: slices through its loss, the plane of its path, what its layers hold, how its loss bends.
@_exported import Tensors
