"""Copies a HyperSpy file with its data in chunks, shuffled and compressed by gzip 4: as HyperSpy saves by default.

Chunks hold whole spectra and about 1 MB, as HyperSpy cuts them.  gzip-hspy.py FROM TO
"""
import math
import sys

try:
    import h5py
except ImportError as missing:
    sys.exit(f"{missing}: apt install python3-h5py")

source, target = sys.argv[1:]


def copy(old, new):
    for key, value in old.attrs.items():
        new.attrs[key] = value
    for name, item in old.items():
        if isinstance(item, h5py.Group):
            copy(item, new.create_group(name))
        elif name != "data":
            old.copy(item, new, name)
        else:
            side = max(1, math.isqrt(1_000_000 // (item.shape[-1] * item.dtype.itemsize)))
            chunks = tuple(min(side, n) for n in item.shape[:-1]) + item.shape[-1:]
            data = new.create_dataset(
                name, item.shape, item.dtype, chunks=chunks, compression="gzip", compression_opts=4, shuffle=True
            )
            for first in range(0, item.shape[0], chunks[0]):
                data[first : first + chunks[0]] = item[first : first + chunks[0]]


with h5py.File(source) as old, h5py.File(target, "w") as new:
    copy(old, new)
