package org.zeroloss.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a signal but its values. The values are a table: {@link #rows()} rows in C order
 * of all axes but the last, slowest axis first; each row holds {@link #width()} values per band
 * (along the last axis) and one value per map.
 *
 * @param kind how rows are to be read
 * @param title what the user calls it, may be {@code ""}
 * @param quantity what was measured, for example {@code "Electron counts"}; {@code ""} if unknown
 * @param axes in C order, slowest first; a spectral image has exactly one signal axis, the last
 * @param type native type of every band
 * @param bands names of the columns of full shape, {@value #SIGNAL} first
 * @param maps columns with one value per row
 * @param metadata acquisition and history
 */
public record SignalSpec(
        SignalKind kind,
        String title,
        String quantity,
        List<Axis> axes,
        DataType type,
        List<String> bands,
        List<MapColumn> maps,
        SignalMetadata metadata) {

    /** Name of the first band. */
    public static final String SIGNAL = "signal";

    /** Name of the column that says in an image stack's file which image a row belongs to. */
    public static final String IMAGE = "image";

    /** Name of the column that says in an image stack's file which scan line a row is. */
    public static final String ROW = "row";

    /** Most bytes that one row may have with all its bands and maps; a mapping ends at 2 GiB. */
    public static final long MAX_ROW_BYTES = Integer.MAX_VALUE - (1L << 20);

    /** Validates names, roles and sizes, and names the bad one. */
    public SignalSpec {
        Check.notNull(kind, "signal kind");
        Check.notNull(title, "title");
        Check.notNull(quantity, "quantity");
        axes = Check.list(axes, "axes");
        Check.notNull(type, "data type");
        bands = Check.list(bands, "bands");
        maps = Check.list(maps, "maps");
        Check.notNull(metadata, "metadata");
        SpecCheck.axes(kind, axes);
        SpecCheck.columns(kind, bands, maps);
        SpecCheck.size(axes, type, bands, maps);
    }

    /**
     * A spectral image with the one band {@value #SIGNAL}, no maps, and what is not known left
     * empty.
     *
     * @param title what the user calls it
     * @param quantity what was measured
     * @param axes navigation axes, slowest first, then the signal axis
     * @param type native type
     * @param metadata acquisition and history
     * @return the spec
     */
    public static SignalSpec spectralImage(
            final String title,
            final String quantity,
            final List<Axis> axes,
            final DataType type,
            final SignalMetadata metadata) {
        return new SignalSpec(
                SignalKind.SPECTRAL_IMAGE,
                title,
                quantity,
                axes,
                type,
                List.of(SIGNAL),
                List.of(),
                metadata);
    }

    /**
     * @return number of rows: the product of all sizes but the last, 1 if there is one axis only
     */
    public long rows() {
        long n = 1;
        for (int i = 0; i < axes.size() - 1; i++) {
            n *= axes.get(i).size();
        }
        return n;
    }

    /**
     * @return values of a row in each band: the size of the last axis
     */
    public int width() {
        return (int) signalAxis().size();
    }

    /**
     * @return bytes of one row with all bands and maps
     */
    public long rowBytes() {
        return SpecCheck.rowBytes(signalAxis().size(), type, bands, maps);
    }

    /**
     * @return bytes of all values, without the file's own overhead
     */
    public long dataBytes() {
        return rows() * rowBytes();
    }

    /**
     * @return the last axis; the energy axis of a spectral image
     */
    public Axis signalAxis() {
        return axes.get(axes.size() - 1);
    }

    /**
     * @return the axes of role {@link AxisRole#NAVIGATION}, slowest first
     */
    public List<Axis> navigationAxes() {
        return axes.stream().filter(a -> a.role() == AxisRole.NAVIGATION).toList();
    }

    /**
     * @param row 0 … rows−1
     * @return its index on each axis but the last, slowest first
     */
    public long[] position(final long row) {
        long rest = Check.index(row, rows(), "rows");
        final long[] at = new long[axes.size() - 1];
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = rest % axes.get(i).size();
            rest /= axes.get(i).size();
        }
        return at;
    }

    /**
     * @param position index on each axis but the last, slowest first
     * @return the row there
     */
    public long row(final long... position) {
        if (position.length != axes.size() - 1) {
            throw new IllegalArgumentException(
                    "Expected "
                            + (axes.size() - 1)
                            + " indices, one for each axis but the last, found "
                            + position.length);
        }
        long row = 0;
        for (int i = 0; i < position.length; i++) {
            final Axis a = axes.get(i);
            row = row * a.size() + Check.index(position[i], a.size(), "axis '" + a.name() + "'");
        }
        return row;
    }

    /**
     * @param name name of a map
     * @return whether there is such a map
     */
    public boolean hasMap(final String name) {
        return maps.stream().anyMatch(m -> m.name().equals(name));
    }

    /**
     * @param name name of a map
     * @return the map
     * @throws SignalException if there is none
     */
    public MapColumn map(final String name) {
        return maps.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SignalException(
                                        "Expected a map '"
                                                + name
                                                + "', found "
                                                + maps.stream().map(MapColumn::name).toList()));
    }

    /**
     * @param newTitle title
     * @return a copy with it
     */
    public SignalSpec withTitle(final String newTitle) {
        return new SignalSpec(kind, newTitle, quantity, axes, type, bands, maps, metadata);
    }

    /**
     * @param newQuantity what the values are
     * @return a copy with it
     */
    public SignalSpec withQuantity(final String newQuantity) {
        return new SignalSpec(kind, title, newQuantity, axes, type, bands, maps, metadata);
    }

    /**
     * @param newAxes axes
     * @return a copy with them
     */
    public SignalSpec withAxes(final List<Axis> newAxes) {
        return new SignalSpec(kind, title, quantity, newAxes, type, bands, maps, metadata);
    }

    /**
     * @param newType native type
     * @return a copy with it
     */
    public SignalSpec withType(final DataType newType) {
        return new SignalSpec(kind, title, quantity, axes, newType, bands, maps, metadata);
    }

    /**
     * @param newBands all bands, {@value #SIGNAL} first
     * @return a copy with them
     */
    public SignalSpec withBands(final List<String> newBands) {
        return new SignalSpec(kind, title, quantity, axes, type, newBands, maps, metadata);
    }

    /**
     * @param map a map to add; replaces one of the same name
     * @return a copy with it
     */
    public SignalSpec withMap(final MapColumn map) {
        final List<MapColumn> all = new ArrayList<>(maps);
        all.removeIf(m -> m.name().equals(map.name()));
        all.add(map);
        return new SignalSpec(kind, title, quantity, axes, type, bands, all, metadata);
    }

    /**
     * @param newMaps all maps
     * @return a copy with them
     */
    public SignalSpec withMaps(final List<MapColumn> newMaps) {
        return new SignalSpec(kind, title, quantity, axes, type, bands, newMaps, metadata);
    }

    /**
     * @param newMetadata acquisition and history
     * @return a copy with it
     */
    public SignalSpec withMetadata(final SignalMetadata newMetadata) {
        return new SignalSpec(kind, title, quantity, axes, type, bands, maps, newMetadata);
    }

    /**
     * @param axis which axis, 0 is the slowest
     * @param from first position kept
     * @param to one past the last position kept
     * @return a copy with that axis cropped
     */
    public SignalSpec crop(final int axis, final long from, final long to) {
        Check.index(axis, axes.size(), "axes");
        final List<Axis> cropped = new ArrayList<>(axes);
        cropped.set(axis, axes.get(axis).crop(from, to));
        return withAxes(cropped);
    }
}
