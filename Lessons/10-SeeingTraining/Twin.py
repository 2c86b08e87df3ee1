import torch
from torch.func import grad, jvp

x = torch.arange(18.0).sin().reshape(6, 3)
w = (torch.arange(12.0).cos().reshape(4, 3), torch.arange(1.0, 5.0).sin())


def loss(first, second):
    return ((x @ first.T).relu() @ second - 1).square().mean()


v = (torch.ones(4, 3), torch.ones(4))
for _ in range(300):
    slope_along_v, product = jvp(grad(loss, argnums=(0, 1)), w, v)
    length = sum(part.square().sum() for part in product).sqrt()
    v = tuple(part / length for part in product)
print(f"{length.item():.3f}")
