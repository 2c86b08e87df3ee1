import torch

w = torch.tensor([0.5, 0.25], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
for x, y in [([1.0, 2.0], 3.0), ([1.0, -1.0], 1.0)]:
    loss = (w @ torch.tensor(x) - y) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"{w[0].item():.4g}")
