import torch

w = torch.tensor(4.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9, weight_decay=5e-4)
schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[60, 120], gamma=0.1)
for epoch in range(200):
    optimizer.zero_grad()
    (0.5 * (w - 1) ** 2).backward()
    optimizer.step()
    schedule.step()
print(f"{w.item():.4f}")
