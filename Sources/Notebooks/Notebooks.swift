/// Reports that weave prose, code and measurements, and claims whose verdicts follow from these.
@_exported import Numbers
