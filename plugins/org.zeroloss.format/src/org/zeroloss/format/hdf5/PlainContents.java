package org.zeroloss.format.hdf5;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.PlainAxes;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any other HDF5 file: each dataset of numbers is a signal titled by its path, an array without
 * calibration as in NumPy's files. Where there are more than two dimensions, those of one position
 * are left out: networks have them around their images.
 */
final class PlainContents {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_RANK = 32;
    private static final int MAX_DATASETS = 10_000;

    private final H5Group m_root;
    private final Contents m_contents;
    private final Set<Long> m_groups = new HashSet<>();
    private int m_seen;

    PlainContents(final H5Group root, final Contents contents) {
        m_root = root;
        m_contents = contents;
    }

    void list() {
        list(m_root, 0);
    }

    private void list(final H5Group group, final int depth) {
        // a group may be linked from several places, even from below itself
        if (!m_groups.add(group.header().getAddress())) {
            return;
        }
        for (final String name : group.names()) {
            final Optional<H5Object> child = group.child(name);
            if (child.isEmpty()) {
                continue;
            }
            if (child.get() instanceof H5Dataset) {
                add((H5Dataset) child.get());
            } else if (depth < MAX_DEPTH) {
                list((H5Group) child.get(), depth + 1);
            } else {
                m_contents.skip(child.get().path(), "nested more than " + MAX_DEPTH + " deep");
            }
        }
    }

    private void add(final H5Dataset values) {
        if (++m_seen > MAX_DATASETS) {
            throw FormatException.at(
                    m_contents.file(),
                    values.storage().last(),
                    "at most " + MAX_DATASETS + " datasets",
                    "more");
        }
        final String title = values.path().replaceFirst("^/", "");
        if (values.rank() == 0 || values.rank() > MAX_RANK) {
            m_contents.skip(title, values.rank() + " dimensions");
            return;
        }
        final Optional<DataType> type = m_contents.type(title, values);
        if (type.isEmpty()) {
            return;
        }
        final int[] order = order(values.shape());
        final List<Long> all = Arrays.stream(order).mapToObj(d -> values.shape()[d]).toList();
        int first = 0;
        while (all.size() - first > 2 && all.get(first) == 1) {
            first++;
        }
        final List<Long> shape = all.subList(first, all.size());
        m_contents.add(
                m_contents.spec(
                        PlainAxes.kind(shape.size()),
                        title,
                        "",
                        PlainAxes.of(shape),
                        type.get(),
                        SignalMetadata.EMPTY),
                values.data(),
                order);
    }

    /** Dimensions of one position first, which moves no value. */
    private static int[] order(final long[] shape) {
        return IntStream.range(0, shape.length)
                .boxed()
                .sorted(Comparator.comparing(d -> shape[d] != 1))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
