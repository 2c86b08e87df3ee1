import torch


def rosenbrock(w):
    return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2


w, v = torch.tensor([1.0, 1.0]), torch.tensor([1.0, 0.0])
for _ in range(20):
    _, product = torch.func.jvp(torch.func.grad(rosenbrock), (w,), (v,))
    v = product / product.norm()
print(f"{torch.dot(v, torch.func.jvp(torch.func.grad(rosenbrock), (w,), (v,))[1]).item():.1f}")
