import torch

w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.RMSprop([w], lr=0.01, alpha=0.9)
(1000 * w).sum().backward()  # a slope of 1000
optimizer.step()
print(f"{-w.item():.4f}")
