"""Network engines and PyTorch taking turns on the same network, batch and weights. Started by benchmarks/engine."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import torch

import network

# as many threads as the engines take: PyTorch by itself counts cores, not processors
torch.set_num_threads(os.cpu_count())
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
CALLS = int(sys.argv[2]) if len(sys.argv) > 2 else 3


def processor_time(pid):
    """Milliseconds of processor time that a process used so far, all threads."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return 1e3 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Engine:
    """A Java process with one engine, which works only when told to."""

    def __init__(self, name, jars):
        classes = os.environ["ZEROLOSS_BENCHMARK_CLASSES"] + ":" + jars
        self.process = subprocess.Popen(
            [os.environ["ZEROLOSS_BENCHMARK_JAVA"], "-Xmx2g", "-cp", classes]
            + os.environ.get("ZEROLOSS_JVM", "").split()
            + ["org.zeroloss.learn.network.contract.EngineBenchmark", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.pid = self.process.pid
        self.describes = self.process.stdout.readline().strip()

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def times(self, what, calls):
        return [float(t) for t in self.ask(f"{what} {calls}").split()]

    def peak(self):
        """Largest resident memory so far, in GB."""
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1e6


class PyTorch:
    """PyTorch in this process."""

    def __init__(self, folder):
        self.pid = os.getpid()
        self.describes = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads"
        shape = (4, 1, 256, 256)
        self.input, self.target, self.expected = (
            torch.frombuffer(bytearray(open(f"{folder}/{n}", "rb").read()), dtype=torch.float32).reshape(shape)
            for n in ("input", "target", "prediction"))
        self.predictor = network.Network(*network.read(f"{folder}/model.safetensors")).eval()
        self.trained = network.Network(*network.read(f"{folder}/model.safetensors"))
        self.optimizer = torch.optim.Adam(self.trained.parameters(), 1e-3)
        self.loss_of = torch.nn.BCEWithLogitsLoss()

    def difference(self):
        """Of the engine's prediction from PyTorch's, relative to the largest value."""
        with torch.no_grad():
            found = self.predictor(self.input)
        return ((found - self.expected).abs().max() / found.abs().max()).item()

    def forward(self):
        with torch.no_grad():
            self.predictor(self.input)

    def step(self):
        self.optimizer.zero_grad()
        self.loss_of(self.trained(self.input), self.target).backward()
        self.optimizer.step()

    def times(self, what, calls):
        result = []
        for _ in range(calls):
            start = time.perf_counter()
            getattr(self, what)()
            result.append(1e3 * (time.perf_counter() - start))
        return result

    def loss(self):
        with torch.no_grad():
            return self.loss_of(self.trained(self.input), self.target).item()

    def peak(self):
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1e6


def main():
    engines = {
        name: Engine(name, os.environ[jars])
        for name, jars in (("DeepLearning4J", "ZEROLOSS_BENCHMARK_DL4J"), ("LibTorch", "ZEROLOSS_BENCHMARK_LIBTORCH"))}
    peers = {}
    for name, engine in engines.items():
        with tempfile.TemporaryDirectory() as folder:
            engine.ask("save " + folder)
            peer = PyTorch(folder)
            print(f"{name}: prediction differs from PyTorch's by {peer.difference():.1e} of its largest value")
            peers.setdefault("PyTorch", peer)
    peers.update(engines)
    for peer in peers.values():
        print(peer.describes)
    times = {(n, w): [] for n in peers for w in ("forward", "step")}
    used = dict.fromkeys(times, 0)
    for peer in peers.values():
        for what in ("forward", "step"):
            peer.times(what, 2)
    for _ in range(ROUNDS):
        for what in ("forward", "step"):
            for name, peer in peers.items():
                before = processor_time(peer.pid)
                times[name, what] += peer.times(what, CALLS)
                used[name, what] += (processor_time(peer.pid) - before) / (ROUNDS * CALLS)
    print(f"load of the machine {os.getloadavg()[0]:.1f}, this benchmark's own is 2")
    for what in ("forward", "step"):
        print(f"{what:16}{'median (least–most) ms':>24}{'/ PyTorch':>10}{'processor ms':>14}{'/ PyTorch':>10}")
        for name in peers:
            own = sorted(times[name, what])
            median, base = statistics.median(own), statistics.median(times["PyTorch", what])
            wall = f"{median:.0f} ({own[0]:.0f}–{own[-1]:.0f})"
            ratio = used[name, what] / used["PyTorch", what]
            print(f"{name:16}{wall:>24}{median / base:10.2f}{used[name, what]:14.0f}{ratio:10.2f}")
    for name, peer in peers.items():
        loss = peer.loss() if isinstance(peer, PyTorch) else float(peer.ask("loss"))
        print(f"{name:16} loss after the same steps {loss:.6f}, peak memory {peer.peak():.1f} GB")


main()
