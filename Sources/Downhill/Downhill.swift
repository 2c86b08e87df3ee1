/// All of Downhill for a lesson: `import Downhill`.
@_exported import Inspection
@_exported import Notebooks
@_exported import Plots
@_exported import Tensors
@_exported import Training
@_exported import TrainingChecks
