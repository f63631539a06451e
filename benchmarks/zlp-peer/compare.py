"""Runs our training and the peer's in turn, each in its own processes, and prints the ratios (see benchmarks/zlp)."""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
JAVA = os.environ.get("ZEROLOSS_BENCHMARK_JAVA", "java")
CLASSES = os.environ["ZEROLOSS_BENCHMARK_CLASSES"]
MODULE = "--add-modules=jdk.incubator.vector"
MAIN = "org.zeroloss.learn.net.TrainingBenchmark"
REPLICAS = 2
# times as many epochs of ours, or too short to measure
LONGER = 20


def ours(vector, *arguments):
    command = [JAVA, "-cp", CLASSES]
    command += [MODULE] if vector else []
    return [*command, MAIN, *map(str, arguments)]


def peer(*arguments):
    return [sys.executable, str(HERE / "train.py"), "run", *map(str, arguments)]


def together(commands, threads=None):
    """Starts all commands at once; what each of them printed."""
    environment = dict(os.environ)
    if threads:
        environment["OMP_NUM_THREADS"] = str(threads)
    running = [
        subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        for c in commands
    ]
    out = [json.loads(p.communicate()[0]) for p in running]
    if any(p.returncode for p in running):
        raise SystemExit(f"failed: {commands}")
    return out


def load():
    return os.getloadavg()[0]


def table(rows):
    widths = [max(len(str(r[c])) for r in rows) for c in range(len(rows[0]))]
    for r in rows:
        print("  ".join(str(v).ljust(w) if i == 0 else str(v).rjust(w) for i, (v, w) in enumerate(zip(r, widths))))


def train(rounds=3, big=200, small=1000):
    print(f"{os.cpu_count()} cores, load {load():.1f}; {REPLICAS} replicas, {rounds} rounds in turn, the fastest of each")
    peak = max(
        float(
            subprocess.run(
                [JAVA, MODULE, str(HERE / "PeakFlops.java")], capture_output=True, text=True, check=True
            ).stdout.split()[-1]
        )
        for _ in range(2)
    )
    print(f"peak float32 {peak:.1f} GFLOP/s per core (fused multiply-adds in registers, Vector API)")
    for vector in (True, False):
        k = together([ours(vector, "kernel")])[0]
        print(
            f"kernel, {k['backend']}: {k['nsPerSample']:.1f} ns per sample and core, forward and backward; {k['kernel']:.1f}"
            f" GFLOP/s = {100 * k['kernel'] / peak:.0f} % of the peak counting the weights' multiply-adds only,"
            f" {k['all']:.1f} GFLOP/s = {100 * k['all'] / peak:.0f} % counting all arithmetic;"
            f" forward only {k['forward']:.1f} GFLOP/s = {100 * k['forward'] / peak:.0f} %"
        )
    for workload, epochs in (("BIG", big), ("SMALL", small)):
        compare(workload, rounds, epochs)
    print(f"load at the end {load():.1f}")


def compare(workload, rounds, epochs):
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{r}.bin" for r in range(REPLICAS)]
        for r, f in enumerate(files):
            subprocess.run(ours(False, "write", workload, r, f), check=True, stderr=subprocess.DEVNULL)
        found = {"one": [], "two": [], "vector": [], "plain": []}
        for _ in range(rounds):
            found["vector"].append(together([ours(True, "epochs", workload, LONGER * epochs, REPLICAS, 2)])[0])
            found["one"].append(together([peer(files[0], epochs, 20)])[0])
            found["plain"].append(together([ours(False, "epochs", workload, LONGER * epochs, REPLICAS, 2)])[0])
            two = together([peer(f, epochs, 20) for f in files], threads=1)
            two[0]["msPerEpoch"] = statistics.mean(t["msPerEpoch"] for t in two) / len(two)
            two[0]["cpuMsPerEpoch"] = statistics.mean(t["cpuMsPerEpoch"] for t in two)
            found["two"].append(two[0])
        best = {k: min(v["msPerEpoch"] for v in r) for k, r in found.items()}
        cpu = {k: min(v["cpuMsPerEpoch"] for v in r) for k, r in found.items()}
        print(f"\n{workload}: milliseconds per replica and epoch, {epochs} epochs of the peer, {LONGER * epochs} of ours")
        rows = [("", "wall", "one / ours", "two / ours", "processor", "processor: peer / ours")]
        names = {
            "one": f"PyTorch, one process, {found['one'][0]['threads']} thread(s)",
            "two": "PyTorch, two processes",
            "plain": "ours, plain Java, 2 threads",
            "vector": "ours, Vector API, 2 threads",
        }
        for k in ("one", "two", "plain", "vector"):
            mine = k in ("plain", "vector")
            rows.append(
                (
                    names[k],
                    f"{best[k]:.3f}",
                    f"{best['one'] / best[k]:.1f}" if mine else "",
                    f"{best['two'] / best[k]:.1f}" if mine else "",
                    f"{cpu[k]:.3f}",
                    f"{min(cpu['one'], cpu['two']) / cpu[k]:.1f}" if mine else "",
                )
            )
        table(rows)
        print("training loss of replica 0 after epoch")
        marks = [m for m in found["one"][0]["losses"] if m in found["vector"][0]["losses"]]
        rows = [("", *marks)]
        for k, name in (("one", "PyTorch"), ("plain", "ours, plain Java"), ("vector", "ours, Vector API")):
            rows.append((name, *(f"{found[k][0]['losses'][m]:.6g}" for m in marks)))
        table(rows)
        worst = max(
            abs(found["vector"][0]["losses"][m] / found["one"][0]["losses"][m] - 1) for m in marks
        )
        same = found["vector"][0]["losses"] == found["plain"][0]["losses"]
        print(f"largest relative difference {worst:.1e}; plain and Vector API equal to the last bit: {same}")


def target(replicas=2, epochs=5000, count=100):
    print(f"{os.cpu_count()} cores, load {load():.1f}")
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{r}.bin" for r in range(replicas)]
        for r, f in enumerate(files):
            subprocess.run(ours(False, "write", "BIG", r, f), check=True, stderr=subprocess.DEVNULL)
        # two at a time, for the chi-squares; then the time of one process and of two over a part of the epochs
        results = []
        for at in range(0, replicas, 2):
            results += together([peer(f, epochs, 20) for f in files[at : at + 2]], threads=1)
        alone = [together([peer(files[0], 300, 20)])[0] for _ in range(3)]
        one = min(t["msPerEpoch"] for t in alone)
        cpu = min(t["cpuMsPerEpoch"] for t in alone)
        two = min(
            statistics.mean(t["msPerEpoch"] for t in together([peer(f, 300, 20) for f in files[:2]], threads=1)) / 2
            for _ in range(3)
        )
    tests = sorted(t["test"] for t in results)
    chi = statistics.median_low(tests)
    print(
        f"PyTorch, {epochs} epochs of Adam: test chi-square of {replicas} replicas "
        + ", ".join(f"{t:.2f}" for t in tests)
        + f"; the target is the median, {chi:.2f}"
    )
    print(
        f"  {one:.2f} ms per epoch in one process, {two:.2f} ms per epoch and replica in two:"
        f" {count} replicas x {epochs} epochs = {count * epochs * one / 1e3:.0f} s and {count * epochs * two / 1e3:.0f} s"
        " (extrapolated)"
    )
    for vector in (True, False):
        runs = [together([ours(vector, "target", count, 2, chi)])[0] for _ in range(2)]
        mine = min(runs, key=lambda r: r["seconds"])
        print(
            f"ours, {mine['backend']}, 2 threads, {count} replicas to the end of L-BFGS: {mine['seconds']:.2f} s, test"
            f" chi-square {mine['best']:.2f} ... {mine['median']:.2f} (median) ... {mine['worst']:.2f},"
            f" {mine['reached']} of {count} at or below {chi:.2f}; {mine['evaluations']:.0f} evaluations (median);"
            f" {count * epochs * one / 1e3 / mine['seconds']:.0f} x one process,"
            f" {count * epochs * two / 1e3 / mine['seconds']:.0f} x two;"
            f" processor time {mine['cpuSeconds']:.1f} s, {count * epochs * cpu / 1e3 / mine['cpuSeconds']:.0f} x"
        )
    print(f"load at the end {load():.1f}")


if __name__ == "__main__":
    commands = {"train": train, "target": target}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        raise SystemExit("usage: benchmarks/zlp train|target [numbers], see the head of the script")
    commands[sys.argv[1]](*map(int, sys.argv[2:]))
