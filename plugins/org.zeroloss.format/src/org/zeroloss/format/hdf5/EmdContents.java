package org.zeroloss.format.hdf5;

import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arrays of an EMD file of Berkeley (versions 0.1 and 0.2, also of Prismatic) or of py4DSTEM
 * (emdfile 1.0 and the older 0.x): groups that carry {@code emd_group_type} and hold a dataset with
 * its calibration in datasets {@code dim…}.
 *
 * <p>Berkeley counts dimensions from 1, {@code dim1} being the one along scan lines: such an array
 * is transposed, as HyperSpy does, unless it is part of a {@code datacube}. py4DSTEM counts from 0
 * in the file's order. An axis with a unit of energy makes a spectral image; without one, one
 * dimension is a spectrum and the last two of more are an image.
 */
final class EmdContents {

    private static final int MAX_DEPTH = 12;
    private static final Pattern ARRAY =
            Pattern.compile(
                    "data|counted_datacube|datacube|diffractionslice|realslice|pointlist(array)?");

    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");

    private final H5Group m_root;
    private final Contents m_contents;
    private final Set<Long> m_seen = new HashSet<>();

    EmdContents(final H5Group root, final Contents contents) {
        m_root = root;
        m_contents = contents;
    }

    /**
     * @return whether there is anything of EMD
     */
    boolean list() {
        return walk(m_root, 0);
    }

    private boolean walk(final H5Group group, final int depth) {
        // a group may be linked from several places, even from below itself
        if (!m_seen.add(group.header().getAddress())) {
            return false;
        }
        boolean found = false;
        final boolean typed = group.attribute("emd_group_type").isPresent();
        for (final String name : group.names()) {
            final H5Object child = group.child(name).orElseThrow();
            if (child instanceof H5Group) {
                found |= depth < MAX_DEPTH && walk((H5Group) child, depth + 1);
            } else if (typed && ARRAY.matcher(name).matches()) {
                add(group, (H5Dataset) child);
                found = true;
            }
        }
        return found;
    }

    private void add(final H5Group group, final H5Dataset values) {
        final String title = group.name();
        final int rank = values.rank();
        if (rank == 0) {
            m_contents.skip(title, "a single value");
            return;
        }
        final Optional<DataType> type = m_contents.type(title, values);
        if (type.isEmpty()) {
            return;
        }
        final boolean fromZero = group.dataset("dim0").isPresent();
        final boolean transposed = !fromZero && !values.path().contains("datacube");
        final List<Integer> order = new ArrayList<>();
        final List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            final Optional<Axis> axis =
                    axis(group, d, d + (fromZero ? 0 : 1), values.shape()[d], rank);
            if (axis.isEmpty()) {
                m_contents.skip(
                        title,
                        "dimension "
                                + d
                                + " is not evenly spaced, which a signal's axis cannot be");
                return;
            }
            axes.add(axis.get());
            order.add(d);
        }
        if (transposed) {
            Collections.reverse(axes);
            Collections.reverse(order);
        }
        final int energy = energy(axes);
        if (energy >= 0) {
            axes.add(axes.remove(energy));
            order.add(order.remove(energy));
        }
        final boolean spectral = energy >= 0 || rank == 1;
        final SignalSpec spec =
                m_contents.spec(
                        spectral ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK,
                        title,
                        values.text("units").equals("[]") ? "" : values.text("units"),
                        roles(axes, spectral ? 1 : 2),
                        type.get(),
                        metadata(group));
        m_contents.add(spec, values.data(), order.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The only axis with a unit of energy, −1 if there is none or several. */
    private static int energy(final List<Axis> axes) {
        int found = -1;
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).unit().equals(Units.EV)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private static List<Axis> roles(final List<Axis> axes, final int signal) {
        final List<Axis> all = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            final Axis a = axes.get(i);
            String name = a.name();
            for (int n = 2; taken(name, all); n++) {
                name = a.name() + " " + n;
            }
            all.add(
                    new Axis(
                            name,
                            a.unit(),
                            a.size(),
                            a.scale(),
                            a.offset(),
                            i < axes.size() - signal ? AxisRole.NAVIGATION : AxisRole.SIGNAL));
        }
        return all;
    }

    private static boolean taken(final String name, final List<Axis> before) {
        return before.stream().anyMatch(a -> a.name().equals(name));
    }

    /**
     * The calibration of a dimension: its values, or just the first two of them; without numbers,
     * indices. Empty if the values are not evenly spaced.
     */
    private Optional<Axis> axis(
            final H5Group group,
            final int dimension,
            final int number,
            final long size,
            final int rank) {
        if (size < 1) {
            throw group.require("dim" + number).wrong("a dimension of " + size + " positions");
        }
        final Optional<H5Dataset> dim = group.dataset("dim" + number);
        final String written = dim.map(d -> d.text("name")).orElse("");
        final String name = written.isBlank() ? "axis " + dimension : written;
        final Units.Converted to = Units.toStandard(unit(dim.map(d -> d.text("units")).orElse("")));
        double scale = 1;
        double offset = 0;
        final Optional<double[]> values = dim.flatMap(EmdContents::numbers);
        if (values.isPresent()) {
            final double[] v = values.get();
            if (v.length > 2 && !HspyAxis.even(v)) {
                return Optional.empty();
            }
            offset = v[0];
            final double step = v.length > 1 ? (v[v.length - 1] - v[0]) / (v.length - 1) : 1;
            scale = step == 0 || !Double.isFinite(step) ? 1 : step;
        }
        if (!Double.isFinite(offset)) {
            throw group.require("dim" + number).wrong("an axis that starts at " + offset);
        }
        return Optional.of(
                new Axis(
                        name,
                        to.unit(),
                        size,
                        scale * to.factor(),
                        offset * to.factor(),
                        rank == 1 ? AxisRole.SIGNAL : AxisRole.NAVIGATION));
    }

    /** A list of numbers. */
    private static Optional<double[]> numbers(final H5Dataset dataset) {
        final Optional<Object> value = dataset.value();
        if (value.isEmpty() || !value.get().getClass().isArray()) {
            return Optional.empty();
        }
        final double[] v = new double[Array.getLength(value.get())];
        for (int i = 0; i < v.length; i++) {
            final Object one = Array.get(value.get(), i);
            if (!(one instanceof Number)) {
                return Optional.empty();
            }
            v[i] = ((Number) one).doubleValue();
        }
        return Optional.of(v);
    }

    /** Berkeley writes {@code [n_m]} for nm; py4DSTEM writes {@code A^-1}. */
    private static String unit(final String written) {
        final Matcher m = BRACKETS.matcher(written);
        return m.matches() ? m.group(1).replace("_", "").strip() : written;
    }

    private SignalMetadata metadata(final H5Group group) {
        final H5Tags tags = new H5Tags();
        tags.addAttributes("file", m_root);
        tags.addAttributes("emd." + group.name(), group);
        for (final String name : new String[] {"microscope", "sample", "user", "comments"}) {
            m_root.group(name).ifPresent(g -> tags.addAll(name, g));
        }
        // py4DSTEM keeps calibration and notes beside the arrays
        for (final String name : m_root.names()) {
            m_root.group(name, "metadatabundle").ifPresent(g -> tags.addAll("metadata", g));
        }
        SignalMetadata m = SignalMetadata.EMPTY;
        final Optional<H5Group> microscope = m_root.group("microscope");
        final Optional<OptionalDouble> volts = microscope.map(g -> g.number("voltage"));
        if (volts.isPresent() && volts.get().isPresent()) {
            final double v = volts.get().getAsDouble();
            final String unit = microscope.map(g -> g.text("voltage_units")).orElse("");
            // without a unit it is not known whether kV or V are meant
            if (v > 0 && Double.isFinite(v) && unit(unit).equals("kV")) {
                m = m.withBeamEnergyKeV(v);
            } else if (v > 0 && Double.isFinite(v) && unit(unit).equals("V")) {
                m = m.withBeamEnergyKeV(v / 1e3);
            }
        }
        m = m.withInstrument(microscope.map(g -> g.text("name")).orElse(""));
        return new SignalMetadata(
                m.beamEnergyKeV(),
                m.convergenceMrad(),
                m.collectionMrad(),
                m.exposureS(),
                m.instrument(),
                m.sources(),
                m.provenance(),
                tags.tags());
    }
}
