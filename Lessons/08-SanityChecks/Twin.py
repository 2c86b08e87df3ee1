import torch
from torch.nn.functional import cross_entropy


def steps_by_heart(model, optimizer, x, y, classes, limit=100):
    for step in range(1, limit + 1):
        loss = cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        right = (model(x).argmax(1) == y).float().mean()
        if right >= 0.95 and loss < 0.5 * torch.tensor(classes).log():
            return step


model = torch.nn.Linear(16, 10)
torch.nn.init.zeros_(model.weight)
torch.nn.init.zeros_(model.bias)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
print(steps_by_heart(model, optimizer, torch.eye(16), torch.arange(16) % 10, 10))
