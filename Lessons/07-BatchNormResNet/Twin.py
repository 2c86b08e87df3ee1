import torch

x = torch.tensor([[1.0], [1.0], [5.0], [5.0]], requires_grad=True)
norm = torch.nn.BatchNorm1d(1)
with torch.no_grad():
    norm.weight.fill_(3.0)
    norm.bias.fill_(2.0)
y = norm(x)
y[0].sum().backward()  # pulls at the first output alone
print(y.flatten().tolist(), x.grad.flatten().tolist())
print(f"{norm.running_var.item():.4f}")
