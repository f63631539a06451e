package org.zeroloss.nodes.view;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.zlp.ImageBackground;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page of a background's formula may ask: the image, and of each pixel the background that
 * is fitted to it when it is asked for, and what that leaves.
 */
public final class BackgroundFitService extends SpectralImageService {

    private static final int MEASURED = 0;
    private static final int BACKGROUND = 1;

    private final SpectralImagePortObject m_image;
    private final BackgroundFitPortObject m_model;
    private final PixelGrid m_grid;
    private ImageBackground m_background;
    private ModelRegions m_regions;

    /**
     * @param image the image that the formula was prepared on
     * @param model the formula
     */
    public BackgroundFitService(
            final SpectralImagePortObject image, final BackgroundFitPortObject model) {
        super(List.of(image), List.of("measured"));
        m_image = image;
        m_model = model;
        m_grid = PixelGrid.of(image.getSpec().signal());
    }

    /** A pixel's spectrum, its background, and what that leaves, with the ends of their bands. */
    private record Fit(float[] counts, float[][] background, float[][] left) {}

    @Override
    public ImagesInfo info() {
        final ImageInfo measured = super.info().images().get(0);
        return new ImagesInfo(
                List.of(
                        measured,
                        measured.fitted(m_model.background().name()),
                        measured.fitted("subtracted")),
                "");
    }

    @Override
    public SpectrumValues spectrum(final int image, final int frame, final int x, final int y) {
        if (image == MEASURED) {
            return super.spectrum(image, frame, x, y);
        }
        try (Signal signal = m_image.open()) {
            final Fit fit = fit(signal.plane(), rows(signal), m_grid.row(frame, x, y));
            final float[][] v = image == BACKGROUND ? fit.background() : fit.left();
            return new SpectrumValues(
                    FloatBytes.of(v[0]), FloatBytes.of(v[1]), FloatBytes.of(v[2]));
        }
    }

    /**
     * @return the windows of the formula; the first call reads the whole image
     */
    public List<RegionInfo> regions() {
        return modelRegions().regions();
    }

    /**
     * @param frame which frame
     * @return where 0 eV of each of its pixels is
     */
    public FrameRegions frameRegions(final int frame) {
        return modelRegions().of(PixelRows.ofFrame(m_grid, frame));
    }

    private synchronized ModelRegions modelRegions() {
        if (m_regions == null) {
            try (Signal image = m_image.open()) {
                m_regions = ModelRegions.of(m_model.background(), image);
            }
        }
        return m_regions;
    }

    private synchronized ImageBackground rows(final Signal image) {
        if (m_background == null) {
            m_background = m_model.background().on(image, Workers.standard(), Progress.NONE);
        }
        return m_background;
    }

    /** NaN where the pixel has no background. */
    private static Fit fit(final Plane plane, final ImageBackground background, final long row) {
        final float[] counts = new float[plane.width()];
        plane.read(row, 0, counts.length, counts, 0);
        final float[][] found = new float[3][counts.length];
        final float[][] left = new float[3][counts.length];
        if (background.newRows().find(row, counts, found[0], found[1], found[2])) {
            for (int c = 0; c < counts.length; c++) {
                left[0][c] = counts[c] - found[0][c];
                left[1][c] = counts[c] - found[2][c];
                left[2][c] = counts[c] - found[1][c];
            }
        } else {
            for (int q = 0; q < left.length; q++) {
                Arrays.fill(found[q], Float.NaN);
                Arrays.fill(left[q], Float.NaN);
            }
        }
        return new Fit(counts, found, left);
    }

    /**
     * @param mostBytes how large the values may be in all
     * @return measured spectra and their backgrounds; the page computes what is left
     */
    @Override
    public Object pack(final long mostBytes) {
        final int width = m_image.getSpec().signal().width();
        final int every = PixelRows.stride(m_grid, 4.0 * width, mostBytes, 1);
        final int[] rows = PixelRows.every(m_grid, every);
        final float[][] bands = new float[4][rows.length * width];
        final Map<String, byte[]> columns = new LinkedHashMap<>();
        try (Signal image = m_image.open()) {
            final ImageBackground background = rows(image);
            Workers.standard()
                    .run(
                            rows.length,
                            Progress.NONE,
                            null,
                            i -> {
                                final Fit fit = fit(image.plane(), background, rows[(int) i]);
                                final int at = (int) i * width;
                                System.arraycopy(fit.counts(), 0, bands[0], at, width);
                                for (int q = 0; q < 3; q++) {
                                    System.arraycopy(
                                            fit.background()[q], 0, bands[1 + q], at, width);
                                }
                            });
            image.spec().maps().forEach(m -> columns.put(m.name(), some(image, m.name(), rows)));
        }
        final List<PackedImage> images = new ArrayList<>();
        images.add(new PackedImage(bytes(bands, 0, 1), columns));
        images.add(new PackedImage(bytes(bands, 1, 4), Map.of()));
        images.add(new PackedImage(List.of(), Map.of()));
        final List<ImageInfo> infos = info().images().stream().map(i -> i.thinned(every)).toList();
        return new SubtractionService.PackedSubtraction(
                new ImagesInfo(infos, PixelRows.note(every)),
                images,
                regions(),
                modelRegions().of(rows));
    }

    private static byte[] some(final Signal image, final String map, final int[] rows) {
        final double[] all = image.readMap(map);
        return FloatBytes.of(Arrays.stream(rows).mapToDouble(r -> all[r]).toArray());
    }

    private static List<byte[]> bytes(final float[][] bands, final int from, final int to) {
        return Arrays.stream(bands, from, to).map(FloatBytes::of).toList();
    }
}
