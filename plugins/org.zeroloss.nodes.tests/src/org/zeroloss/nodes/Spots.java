package org.zeroloss.nodes;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Images of bright and faint spots on a sloping, noisy background, and the table of the spots. A
 * small network learns them within seconds.
 *
 * @param images number of images
 * @param side rows and columns of an image in pixels
 * @param unit unit of the pixel size, empty if it is unknown
 * @param pixel pixel size in this unit
 * @param seed of everything
 */
record Spots(int images, int side, String unit, double pixel, long seed) {

    private static final double SIGMA = 1.6;

    /** One spot. */
    record Spot(int image, double x, double y, String kind) {}

    List<Spot> spots() {
        final List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            final SplittableRandom random = Seeds.stream(seed, i);
            final List<Spot> of = new ArrayList<>();
            for (int tries = 0; tries < side * side / 20; tries++) {
                final double x = 3 + random.nextDouble() * (side - 7);
                final double y = 3 + random.nextDouble() * (side - 7);
                if (of.stream().allMatch(p -> Math.hypot(p.x - x, p.y - y) > 8)) {
                    of.add(new Spot(i, x, y, of.size() % 2 == 0 ? "bright" : "faint"));
                }
            }
            spots.addAll(of);
        }
        return spots;
    }

    SignalSpec spec() {
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "Spots",
                "Intensity",
                List.of(
                        new Axis("image", "", images, 1, 0, AxisRole.NAVIGATION),
                        new Axis("y", unit, side, pixel, 0, AxisRole.SIGNAL),
                        new Axis("x", unit, side, pixel, 0, AxisRole.SIGNAL)),
                DataType.FLOAT32,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                SignalMetadata.EMPTY);
    }

    /** The images; where {@code hole} is an image's number, its pixel (5, 7) is no number. */
    ImageStackPortObject stack(final Path folder, final int hole) throws Exception {
        final List<Spot> spots = spots();
        final float[][] rows = new float[images * side][];
        for (int r = 0; r < rows.length; r++) {
            final SplittableRandom random = Seeds.stream(seed, 1000, r);
            rows[r] = new float[side];
            for (int x = 0; x < side; x++) {
                rows[r][x] = (float) (50 + 0.02 * x + 0.3 * Gaussian.next(random));
            }
        }
        for (final Spot s : spots) {
            for (int y = Math.max(0, (int) s.y - 8); y < Math.min(side, (int) s.y + 9); y++) {
                for (int x = Math.max(0, (int) s.x - 8); x < Math.min(side, (int) s.x + 9); x++) {
                    final double r2 = (x - s.x) * (x - s.x) + (y - s.y) * (y - s.y);
                    rows[s.image * side + y][x] +=
                            (float)
                                    ((s.kind.equals("bright") ? 8 : 3)
                                            * StrictMath.exp(-0.5 * r2 / (SIGMA * SIGMA)));
                }
            }
        }
        if (hole >= 0) {
            rows[hole * side + 7][5] = Float.NaN;
        }
        return ImageSource.of(
                spec(), r -> rows[(int) r], Files.createTempDirectory(folder, "spots"));
    }

    BufferedDataTable table(final Path folder) throws Exception {
        return table(spots(), folder);
    }

    static BufferedDataTable table(final List<Spot> spots, final Path folder) throws Exception {
        final List<DataRow> rows = new ArrayList<>();
        for (final Spot s : spots) {
            rows.add(
                    new DefaultRow(
                            "r" + rows.size(),
                            new IntCell(s.image),
                            new DoubleCell(s.x),
                            new DoubleCell(s.y),
                            new StringCell(s.kind)));
        }
        return TableSource.of(
                new DataTableSpec(
                        column("image", IntCell.TYPE),
                        column("x", DoubleCell.TYPE),
                        column("y", DoubleCell.TYPE),
                        column("class", StringCell.TYPE)),
                rows,
                Files.createTempDirectory(folder, "table"));
    }

    private static DataColumnSpec column(
            final String name, final org.knime.core.data.DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }
}
