package org.zeroloss.signal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the components of a {@link SignalSpec}. */
final class SpecCheck {

    private SpecCheck() {}

    static void axes(final SignalKind kind, final List<Axis> axes) {
        if (axes.isEmpty()) {
            throw new SignalException("Expected a signal with at least one axis, found none");
        }
        final Set<String> names = new HashSet<>();
        for (final Axis a : axes) {
            if (!names.add(a.name())) {
                throw new SignalException(
                        "Expected axes of different names, found '" + a.name() + "' twice");
            }
        }
        final long signal = axes.stream().filter(a -> a.role() == AxisRole.SIGNAL).count();
        if (axes.get(axes.size() - 1).role() != AxisRole.SIGNAL
                || kind == SignalKind.SPECTRAL_IMAGE && signal != 1
                || kind == SignalKind.IMAGE_STACK && signal != 2
                || kind == SignalKind.IMAGE_STACK
                        && axes.get(axes.size() - 2).role() != AxisRole.SIGNAL) {
            throw new SignalException(
                    (kind == SignalKind.SPECTRAL_IMAGE
                                    ? "Expected a spectral image with exactly one signal axis, the"
                                            + " last"
                                    : "Expected an image stack with exactly two signal axes, the"
                                            + " last two")
                            + ", found roles "
                            + axes.stream().map(Axis::role).toList());
        }
    }

    static void columns(
            final SignalKind kind, final List<String> bands, final List<MapColumn> maps) {
        if (bands.isEmpty() || !bands.get(0).equals(SignalSpec.SIGNAL)) {
            throw new SignalException(
                    "Expected '" + SignalSpec.SIGNAL + "' as the first band, found bands " + bands);
        }
        final Set<String> names = new HashSet<>();
        if (kind == SignalKind.IMAGE_STACK) {
            names.add(SignalSpec.IMAGE);
            names.add(SignalSpec.ROW);
        }
        final List<String> all = new ArrayList<>(bands);
        maps.forEach(m -> all.add(m.name()));
        for (final String name : all) {
            Check.present(name, "column name");
            if (!names.add(name)) {
                throw new SignalException(
                        "Expected bands and maps of different names, found '"
                                + name
                                + "' twice or reserved; bands "
                                + bands
                                + ", maps "
                                + maps.stream().map(MapColumn::name).toList());
            }
        }
    }

    static void size(
            final List<Axis> axes,
            final DataType type,
            final List<String> bands,
            final List<MapColumn> maps) {
        final long width = axes.get(axes.size() - 1).size();
        try {
            final long row = rowBytes(width, type, bands, maps);
            if (row > SignalSpec.MAX_ROW_BYTES) {
                throw new SignalException(
                        "Expected a row of at most "
                                + SignalSpec.MAX_ROW_BYTES
                                + " bytes, found "
                                + row
                                + ": "
                                + width
                                + " values of "
                                + type
                                + " in "
                                + bands.size()
                                + " band(s)");
            }
            long bytes = row;
            for (int i = 0; i < axes.size() - 1; i++) {
                bytes = Math.multiplyExact(bytes, axes.get(i).size());
            }
        } catch (final ArithmeticException e) {
            throw new SignalException(
                    "Expected axes that multiply to less than 2^63 bytes, found sizes "
                            + axes.stream().map(Axis::size).toList(),
                    e);
        }
    }

    static long rowBytes(
            final long width,
            final DataType type,
            final List<String> bands,
            final List<MapColumn> maps) {
        long bytes =
                Math.multiplyExact(Math.multiplyExact(width, (long) type.bytes()), bands.size());
        for (final MapColumn m : maps) {
            bytes = Math.addExact(bytes, m.type().bytes());
        }
        return bytes;
    }
}
