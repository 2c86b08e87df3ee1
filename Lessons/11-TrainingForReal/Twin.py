import torch

w = torch.tensor([3.0, 4.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
(30 * w**2).sum().backward()  # a gradient of (180, 240), 300 long
torch.nn.utils.clip_grad_norm_([w], max_norm=1.0)
optimizer.step()
print(f"{w[0].item():.4f}")
