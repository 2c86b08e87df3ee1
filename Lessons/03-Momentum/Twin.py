import torch

w = torch.tensor([4.0, 2.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.02, momentum=0.9)
for step in range(101):
    loss = w[0] ** 2 + 10 * w[1] ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"{loss.item():.3g}")
