"""The training of EELSFitter 3.1 in PyTorch, as the peer of `benchmarks/zlp train`.

Written from the description of its method, not from its code: 2-10-15-5-1, sigmoid, sigmoid, ReLU, linear; loss =
mean(((out - y)/s)^2) + lambda * sum of the rises along the tail points of each cluster; full-batch Adam (1e-3); inputs
and network in float32, targets and errors in float64; the validation loss is computed in every epoch.

    train.py run FILE EPOCHS [WARM_UP]    trains on a replica that TrainingBenchmark wrote; one line of JSON
    train.py golden                       the numbers of AdamGoldenTest
"""
import json
import struct
import sys
import time

import numpy as np
import torch


def network(sizes=(2, 10, 15, 5, 1)):
    layers = []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        layers.append(torch.nn.Linear(a, b))
        if i < len(sizes) - 2:
            layers.append(torch.nn.ReLU() if i == len(sizes) - 3 else torch.nn.Sigmoid())
    return torch.nn.Sequential(*layers)


def start(model, parameters):
    at = 0
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, torch.nn.Linear):
                for p in (layer.weight, layer.bias):
                    values = parameters[at : at + p.numel()]
                    p.copy_(torch.tensor(values, dtype=torch.float32).reshape(p.shape))
                    at += p.numel()


class Replica:
    def __init__(self, path):
        with open(path, "rb") as f:
            counts = struct.unpack("<6i", f.read(24))
            train, validation, test, points, chains, parameters = counts
            self.chains = struct.unpack(f"<{chains}i", f.read(4 * chains))

            def samples(n):
                x = np.fromfile(f, "<f8", 2 * n).reshape(n, 2)
                y = np.fromfile(f, "<f8", n)
                s = np.fromfile(f, "<f8", n)
                return (
                    torch.tensor(x, dtype=torch.float32),
                    torch.tensor(y).reshape(-1, 1),
                    torch.tensor(s).reshape(-1, 1),
                )

            self.train = samples(train)
            self.validation = samples(validation)
            self.test = samples(test)
            points = np.fromfile(f, "<f8", 2 * points).reshape(points, 2)
            self.points = [
                torch.tensor(p, dtype=torch.float32)
                for p in np.split(points, np.cumsum(self.chains)[:-1])
            ]
            self.parameters = np.fromfile(f, "<f8", parameters)


def mean_square(model, data):
    x, y, s = data
    return torch.mean(((model(x) - y) / s) ** 2)


def penalty(model, points, weight):
    total = 0.0
    for chain in points:
        out = model(chain)
        total = total + torch.sum(torch.relu(out[1:] - out[:-1]))
    return weight * total


def train(replica, epochs, weight=10.0, warm_up=0):
    model = network()
    start(model, replica.parameters)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    losses = []
    began = time.perf_counter(), time.process_time()
    for epoch in range(epochs + warm_up):
        if epoch == warm_up:
            began = time.perf_counter(), time.process_time()
        model.train()
        optimizer.zero_grad()
        loss = mean_square(model, replica.train) + penalty(model, replica.points, weight)
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            model.eval()
            validation = mean_square(model, replica.validation) + penalty(model, replica.points, weight)
        losses.append((loss.item(), validation.item()))
    seconds = time.perf_counter() - began[0], time.process_time() - began[1]
    with torch.no_grad():
        test = mean_square(model, replica.test).item()
    return losses, test, seconds


def run(path, epochs, warm_up=0):
    losses, test, seconds = train(Replica(path), epochs, warm_up=warm_up)
    marks = [e for e in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if e <= len(losses)]
    print(
        json.dumps(
            {
                "msPerEpoch": 1e3 * seconds[0] / epochs,
                "cpuMsPerEpoch": 1e3 * seconds[1] / epochs,
                "losses": {str(e): losses[e - 1][0] for e in marks},
                "test": test,
                "threads": torch.get_num_threads(),
            }
        )
    )


def golden():
    """Fifty samples of sin and a tail, weights from a recurrence that Java repeats."""
    model = network((2, 4, 3, 1))
    count = sum(p.numel() for p in model.parameters())
    start(model, np.array([((7 * i + 3) % 23 - 11) / 16.0 for i in range(count)]))
    i = np.arange(50)
    x = torch.tensor(np.stack([i / 64.0, (i % 7) / 8.0], axis=1), dtype=torch.float32)
    y = torch.tensor(((i * i) % 13) / 8.0 - (i / 32.0)).reshape(-1, 1)
    s = torch.tensor(0.25 + (i % 3) / 4.0).reshape(-1, 1)
    points = [
        torch.tensor(np.stack([j / 16.0, np.full(16, c / 2.0)], axis=1), dtype=torch.float32)
        for c in (0, 1)
        for j in [np.arange(16)]
    ]
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for epoch in range(201):
        optimizer.zero_grad()
        loss = mean_square(model, (x, y, s)) + penalty(model, points, 2.0)
        loss.backward()
        if epoch in (0, 1, 2, 5, 10, 20, 50, 100, 200):
            print(f"{{{epoch}, {loss.item():.9g}}},")
        if epoch == 0:
            print("gradient", [float(f"{v:.8g}") for p in model.parameters() for v in p.grad.flatten()])
        optimizer.step()


if __name__ == "__main__":
    if sys.argv[1] == "golden":
        golden()
    else:
        run(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 0)
