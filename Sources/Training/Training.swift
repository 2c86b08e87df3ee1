/// Training for real: everything between a model, an update rule and a data set.
@_exported import Datasets
@_exported import Networks
@_exported import Numbers
@_exported import Optimizers
@_exported import Safetensors
