"""Prints what TensorBoard's own reader finds in a folder of event files, as JSON; nothing, and status 1, where there is no TensorBoard."""

import json
import sys

try:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from tensorboard.util.tensor_util import make_ndarray
except ImportError:
    sys.exit(1)

events = EventAccumulator(sys.argv[1], size_guidance={kind: 0 for kind in ["scalars", "histograms", "images", "tensors"]})
events.Reload()
tags = events.Tags()
print(
    json.dumps(
        {
            "scalars": {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in tags["scalars"]},
            "histograms": {
                tag: [
                    [e.step, e.histogram_value.num, e.histogram_value.sum, e.histogram_value.min, e.histogram_value.max]
                    for e in events.Histograms(tag)
                ]
                for tag in tags["histograms"]
            },
            "images": {tag: [[e.step, e.width, e.height] for e in events.Images(tag)] for tag in tags["images"]},
            "texts": {
                tag: [make_ndarray(e.tensor_proto).item(0).decode() for e in events.Tensors(tag)] for tag in tags["tensors"]
            },
        }
    )
)
