/// All of Downhill for a lesson: `import Downhill`.
@_exported import Datasets
@_exported import Networks
@_exported import Notebooks
@_exported import Optimizers
@_exported import Plots
@_exported import Tensors
