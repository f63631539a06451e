package org.zeroloss.signal;

/**
 * A map: one number per row beside the bands, for example the cluster label of each pixel.
 *
 * @param name name of the column, unique among a signal's bands and maps; not blank
 * @param type native type of its values
 * @param unit unit, {@code ""} if none or unknown
 */
public record MapColumn(String name, DataType type, String unit) {

    /** Name of the map of cluster labels, 0 … k−1 ({@link DataType#INT32}). */
    public static final String LABEL = "label";

    /** Name of the map that is 1 where the spectrum was taken in vacuum, else 0 (UINT8). */
    public static final String VACUUM = "vacuum";

    /** Validates every component. */
    public MapColumn {
        Check.present(name, "map name");
        Check.notNull(type, "type of map '" + name + "'");
        Check.notNull(unit, "unit of map '" + name + "'");
    }
}
