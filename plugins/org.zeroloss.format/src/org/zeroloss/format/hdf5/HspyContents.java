package org.zeroloss.format.hdf5;

import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signals of a HyperSpy file, format versions 1.0 to 3.x: groups below {@code Experiments},
 * each with {@code data}, {@code axis-0} … in C order, and {@code metadata} (before 1.2 {@code
 * mapped_parameters}).
 *
 * <p>Axes carry {@code navigate} since 1.2; before, {@code record_by} says how many axes at the end
 * are the signal's. A signal without signal axes (a map) is an image of its last two axes. Axes of
 * a signal are moved behind those of navigation where the file has them elsewhere.
 */
final class HspyContents {

    private static final int MAX_RANK = 32;

    private final H5Group m_root;
    private final Contents m_contents;

    HspyContents(final H5Group root, final Contents contents) {
        m_root = root;
        m_contents = contents;
    }

    void list() {
        final H5Group experiments = m_root.group("Experiments").orElseThrow();
        for (final String name : experiments.names()) {
            final Optional<H5Object> child = experiments.child(name);
            if (child.isPresent() && child.get() instanceof H5Group) {
                add((H5Group) child.get());
            }
        }
    }

    private void add(final H5Group group) {
        if (group.dataset("data").isEmpty()) {
            m_contents.skip(group.name(), "no values: there is no dataset \"data\"");
            return;
        }
        final HspyMetadata metadata = new HspyMetadata(m_root, group);
        final H5Dataset values = group.require("data");
        final String title = metadata.title();
        final String shown = title.isEmpty() ? group.name() : title;
        final int rank = values.rank();
        if (rank == 0 || rank > MAX_RANK) {
            m_contents.skip(shown, rank + " dimensions");
            return;
        }
        final Optional<DataType> type = m_contents.type(shown, values);
        if (type.isEmpty()) {
            return;
        }
        final Optional<List<HspyAxis>> axes = HspyAxis.all(group, values.shape());
        if (axes.isEmpty()) {
            m_contents.skip(shown, "an axis that is not evenly spaced, which a signal cannot have");
            return;
        }
        final boolean[] signal = signal(axes.get(), metadata.recordBy());
        int count = 0;
        for (final boolean s : signal) {
            count += s ? 1 : 0;
        }
        if (count > 2) {
            m_contents.skip(shown, count + " signal axes; Zeroloss reads 1 or 2");
            return;
        }
        final int[] order = order(signal);
        final SignalSpec spec =
                m_contents.spec(
                        count == 1 ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK,
                        title,
                        metadata.quantity(),
                        axes(axes.get(), signal, order),
                        type.get(),
                        metadata.read());
        m_contents.add(spec, values.data(), order);
    }

    /** Which axes are the signal's. */
    private static boolean[] signal(final List<HspyAxis> axes, final String recordBy) {
        final int rank = axes.size();
        final boolean[] signal = new boolean[rank];
        int found = 0;
        if (axes.stream().allMatch(a -> a.navigate().isPresent())) {
            for (int i = 0; i < rank; i++) {
                signal[i] = !axes.get(i).navigate().get();
                found += signal[i] ? 1 : 0;
            }
        } else {
            found = Math.min(rank, recordBy.equals("image") ? 2 : recordBy.equals("") ? 0 : 1);
            Arrays.fill(signal, rank - found, rank, true);
        }
        if (found == 0) {
            Arrays.fill(signal, Math.max(0, rank - 2), rank, true);
        }
        return signal;
    }

    private static int[] order(final boolean[] signal) {
        final int[] order = new int[signal.length];
        int n = 0;
        for (final boolean wanted : new boolean[] {false, true}) {
            for (int i = 0; i < signal.length; i++) {
                if (signal[i] == wanted) {
                    order[n++] = i;
                }
            }
        }
        return order;
    }

    private static List<Axis> axes(
            final List<HspyAxis> all, final boolean[] signal, final int[] order) {
        final List<Axis> axes = new ArrayList<>();
        for (final int i : order) {
            final HspyAxis a = all.get(i);
            final Units.Converted to = Units.toStandard(a.units());
            axes.add(
                    new Axis(
                            unique(a.name(), i, axes),
                            to.unit(),
                            a.size(),
                            a.scale() * to.factor(),
                            a.offset() * to.factor(),
                            signal[i] ? AxisRole.SIGNAL : AxisRole.NAVIGATION));
        }
        return axes;
    }

    /** An axis must have a name of its own; HyperSpy's may have none, or the same. */
    private static String unique(final String name, final int index, final List<Axis> before) {
        String unique = name.isBlank() ? "axis " + index : name;
        for (int n = 2; taken(unique, before); n++) {
            unique = (name.isBlank() ? "axis " + index : name) + " " + n;
        }
        return unique;
    }

    private static boolean taken(final String name, final List<Axis> before) {
        return before.stream().anyMatch(a -> a.name().equals(name));
    }
}
