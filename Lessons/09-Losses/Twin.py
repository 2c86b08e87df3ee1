import torch
import torch.nn.functional as F

scores = torch.tensor([[2.0, 0.0, -1.0]], requires_grad=True)
F.cross_entropy(scores, torch.tensor([1])).backward()  # the second class is right
print(f"{scores.grad[0, 1].item():.4f}")
