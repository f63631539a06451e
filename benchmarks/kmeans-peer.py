"""scikit-learn's Lloyd from a given start, timed, and its labels beside ours.  kmeans-peer.py DATA START LABELS WIDTH MOST

In float32 as the data are, then (not timed) in float64: float32 rounds distances, so that a row halfway between two centroids may
fall to either.
"""
import sys
import time
import warnings

try:
    import numpy as np
    from sklearn.cluster import KMeans
except ImportError as missing:
    sys.exit(f"{missing}: apt install python3-sklearn")

warnings.filterwarnings("ignore")
data, start, labels, width, most = sys.argv[1:]
rows = np.fromfile(data, "<f4").reshape(-1, int(width))
first = np.fromfile(start, "<f4").reshape(-1, int(width))
ours = np.fromfile(labels, "<i4")


def fit(dtype):
    x, init = rows.astype(dtype, copy=False), first.astype(dtype)
    begin = time.perf_counter()
    model = KMeans(len(first), init=init, n_init=1, max_iter=int(most), tol=0, algorithm="lloyd").fit(x)
    seconds = time.perf_counter() - begin
    rank = np.empty(len(first), int)
    rank[np.argsort(-model.cluster_centers_.sum(1))] = np.arange(len(first))
    return seconds, model, int((rank[model.labels_] != ours).sum())


seconds, single, different = fit(np.float32)
_, double, exact = fit(np.float64)
print(
    f"{seconds:.3f} s scikit-learn, {single.n_iter_} iterations, inertia {single.inertia_:.9g}, {different} labels differ;"
    f" in float64 {double.n_iter_} iterations, inertia {double.inertia_:.9g}, {exact} differ"
)
