"""Writes the same array in all layouts that h5py knows, and prints what must be read."""
import hashlib
import sys

import h5py
import numpy as np


def digest(values):
    little = values.astype(values.dtype.newbyteorder("<"))
    return hashlib.sha256(np.ascontiguousarray(little).tobytes()).hexdigest()


def signal(experiments, name, values, **options):
    group = experiments.create_group(name)
    group.create_dataset("data", data=values, **options)
    for i, size in enumerate(values.shape):
        axis = group.create_group("axis-%d" % i)
        axis.attrs["name"] = "axis%d" % i
        axis.attrs["size"] = size
        axis.attrs["navigate"] = i < 2
    group.create_group("metadata/General").attrs["title"] = name
    # more than fit into a header: a fractal heap in the latest format
    original = group.create_group("original_metadata")
    for i in range(30):
        original.attrs["key%d" % i] = "value%d" % i
        original.create_group("group%d" % i)
    return digest(values)


random = np.random.default_rng(1)
array = random.integers(0, 1000, (13, 17, 29)).astype("<u2")
chunks = (4, 5, 7)
with h5py.File(sys.argv[1], "w", libver=sys.argv[2]) as file:
    file.attrs["file_format"] = "HyperSpy"
    file.attrs["file_format_version"] = "3.3"
    e = file.create_group("Experiments")
    expected = {
        "contiguous": signal(e, "contiguous", array),
        "big-endian": signal(e, "big-endian", array.astype(">u2")),
        "big-endian-real": signal(e, "big-endian-real", array.astype(">f8")),
        "chunked": signal(e, "chunked", array, chunks=chunks),
        "gzip": signal(e, "gzip", array, chunks=chunks, compression="gzip"),
        "shuffle": signal(
            e, "shuffle", array.astype("f4"), chunks=chunks, compression="gzip", shuffle=True
        ),
        "fletcher32": signal(
            e, "fletcher32", array, chunks=chunks, compression="gzip", fletcher32=True
        ),
        "odd-fletcher32": signal(
            e, "odd-fletcher32", array.astype("u1"), chunks=(3, 5, 7), fletcher32=True
        ),
        "lzf": signal(e, "lzf", array, chunks=chunks, compression="lzf"),
        "single-chunk": signal(e, "single-chunk", array, chunks=array.shape, compression="gzip"),
        "extensible": signal(
            e, "extensible", array, chunks=chunks, maxshape=(None, 17, 29), compression="gzip"
        ),
        "twice-extensible": signal(
            e, "twice-extensible", array, chunks=(1, 1, 29), maxshape=(None, None, 29)
        ),
        "truth": signal(e, "truth", array % 2 == 0),
    }
    half = array.astype("f2")
    signal(e, "half", half)
    expected["half"] = digest(half.astype("<f4"))
    signal(e, "complex", array.astype("c8"))
    sparse = np.zeros_like(array)
    sparse[4:8] = 7
    signal(e, "sparse", sparse[:0], chunks=chunks, maxshape=array.shape)
    data = e["sparse/data"]
    data.resize(array.shape)
    data[4:8] = 7
    expected["sparse"] = digest(sparse)
    filled = np.full_like(array, 513)
    filled[4:8] = 7
    signal(e, "filled", filled[:0], chunks=chunks, maxshape=array.shape, fillvalue=513)
    data = e["filled/data"]
    data.resize(array.shape)
    data[4:8] = 7
    expected["filled"] = digest(filled)
for name, sha256 in sorted(expected.items()):
    print(name, sha256)
