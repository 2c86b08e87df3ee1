import torch

curvatures = torch.arange(1.0, 11.0)
weights = torch.zeros(10, requires_grad=True)
for step in range(101):
    loss = (curvatures * (weights - 1) ** 2).sum() / 2
    loss.backward()
    with torch.no_grad():
        weights -= 0.01 * weights.grad
    weights.grad.zero_()
print(f"{loss.item():.3g}")
