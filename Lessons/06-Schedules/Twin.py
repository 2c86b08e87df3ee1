import torch

w = torch.tensor([4.0, 2.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.05)
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=50)
for step in range(51):
    loss = w[0] ** 2 + 10 * w[1] ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    schedule.step()
print(f"{loss.item():.3g}")
