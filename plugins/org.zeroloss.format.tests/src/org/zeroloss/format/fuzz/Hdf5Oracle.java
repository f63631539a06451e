package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Datasets as jHDF finds and decodes them by its own way of reading a file, which knows nothing of
 * microscopes. A signal must have the values of one of them, its axes perhaps in another order; and
 * the steps of HyperSpy's axes.
 */
final class Hdf5Oracle implements Oracle {

    private static final int MOST_DEPTH = 20;
    private static final int MOST_RANK = 5;

    @Override
    public boolean isValue(final int at) {
        return false;
    }

    @Override
    public int ratio() {
        return 1032;
    }

    /** A cut file that says so may hold whole signals still. */
    @Override
    public int least() {
        return 0;
    }

    /** Makes the length in the superblock, version 0, fit the file. */
    @Override
    public void repair(final byte[] cut) {
        if (cut.length > 48 && cut[8] == 0) {
            ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putLong(40, cut.length);
        }
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        final ByteBuffer head = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        // the superblock says how long the file is, in two ways by its version
        final long declared = head.getLong(content[8] < 2 ? 40 : 28);
        assertTrue(declared <= content.length, "a shorter file than it says was read");
        final List<Dataset> datasets = new ArrayList<>();
        int compared = 0;
        try (HdfFile file = HdfFile.fromBytes(content)) {
            try {
                walk(file, datasets, 0);
            } catch (final RuntimeException | StackOverflowError e) {
                // jHDF looks at everything, also where ours does not: what it cannot open it
                // cannot tell
                return 0;
            }
            for (int i = 0; i < reading.specs().size(); i++) {
                compared += check(datasets, reading.specs().get(i), reading.rows().get(i)) ? 1 : 0;
            }
        } catch (final RuntimeException e) {
            return compared;
        }
        return compared;
    }

    /** Whether it could be compared. */
    private static boolean check(
            final List<Dataset> datasets, final SignalSpec spec, final byte[] rows) {
        // streams of events are counted into spectra: no dataset holds them so
        if (spec.title().startsWith("Spectrum stream") || rows == null) {
            return false;
        }
        boolean shape = false;
        for (final Dataset d : datasets) {
            final long[] sizes = d.getDimensionsAsLong();
            if (!Values.outline(sizes).equals(Values.outline(Values.shape(spec)))) {
                continue;
            }
            shape = true;
            final byte[] values;
            try {
                values = values(d, spec.type());
            } catch (final RuntimeException e) {
                return false;
            }
            if (values.length != rows.length) {
                continue;
            }
            for (final int[] order : orders(sizes.length)) {
                if (Arrays.equals(
                        rows, Values.transposed(values, sizes, order, spec.type().bytes()))) {
                    checkAxes(d, spec, order);
                    return true;
                }
            }
        }
        return fail(
                spec + (shape ? " has the values of no dataset" : " has the sizes of no dataset"));
    }

    /** HyperSpy's axes lie beside the data in Experiments as groups axis-0, axis-1 … */
    private static void checkAxes(final Dataset data, final SignalSpec spec, final int[] order) {
        final Group parent = data.getParent();
        if (spec.axes().size() != order.length || !data.getPath().startsWith("/Experiments/")) {
            return;
        }
        for (int i = 0; i < order.length; i++) {
            if (!(parent.getChild("axis-" + order[i]) instanceof Group)) {
                return;
            }
            final Group axis = (Group) parent.getChild("axis-" + order[i]);
            final Object scale = value(axis, "scale");
            final Object offset = value(axis, "offset");
            final Object units = value(axis, "units");
            if (scale instanceof Number
                    && offset instanceof Number
                    && ((Number) scale).doubleValue() != 0
                    && units instanceof String) {
                Values.checkAxis(
                        spec.axes().get(i),
                        ((Number) scale).doubleValue(),
                        ((Number) offset).doubleValue(),
                        (String) units);
            }
        }
    }

    private static Object value(final Group group, final String name) {
        final Attribute a = group.getAttribute(name);
        return a == null ? null : a.getData();
    }

    private static void walk(final Group group, final List<Dataset> found, final int depth) {
        for (final Node node : group.getChildren().values()) {
            if (node instanceof Dataset) {
                found.add((Dataset) node);
            } else if (node instanceof Group && depth < MOST_DEPTH) {
                walk((Group) node, found, depth + 1);
            }
        }
    }

    private static byte[] values(final Dataset dataset, final DataType type) {
        final Object flat = dataset.getDataFlat();
        if (!flat.getClass().isArray()) {
            return new byte[0];
        }
        final int n = Array.getLength(flat);
        final ByteBuffer b = ByteBuffer.allocate(n * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            put(b, Array.get(flat, i), type);
        }
        return b.array();
    }

    private static void put(final ByteBuffer b, final Object value, final DataType type) {
        final Object v =
                value instanceof Boolean ? Integer.valueOf((Boolean) value ? 1 : 0) : value;
        switch (type) {
            case FLOAT32 -> b.putFloat(((Number) v).floatValue());
            case FLOAT64 -> b.putDouble(((Number) v).doubleValue());
            default -> {
                final long whole =
                        v instanceof BigInteger
                                ? ((BigInteger) v).longValue()
                                : ((Number) v).longValue();
                switch (type.bytes()) {
                    case 1 -> b.put((byte) whole);
                    case 2 -> b.putShort((short) whole);
                    case 4 -> b.putInt((int) whole);
                    default -> b.putLong(whole);
                }
            }
        }
    }

    /** All orders of some axes. */
    private static List<int[]> orders(final int rank) {
        if (rank > MOST_RANK) {
            return List.of();
        }
        List<int[]> orders = List.of(new int[0]);
        for (int d = 0; d < rank; d++) {
            final List<int[]> longer = new ArrayList<>();
            for (final int[] o : orders) {
                for (int at = o.length; at >= 0; at--) {
                    final int[] with = new int[o.length + 1];
                    System.arraycopy(o, 0, with, 0, at);
                    with[at] = d;
                    System.arraycopy(o, at, with, at + 1, o.length - at);
                    longer.add(with);
                }
            }
            orders = longer;
        }
        return orders;
    }
}
