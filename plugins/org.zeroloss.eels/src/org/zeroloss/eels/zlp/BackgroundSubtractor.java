package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Subtracts the zero-loss peak of an ensemble from a spectral image, block by block. */
public final class BackgroundSubtractor {

    /** Name of the band with the lower end of the 68 % band. */
    public static final String P16 = "signal_p16";

    /** Name of the band with the upper end of the 68 % band. */
    public static final String P84 = "signal_p84";

    private static final double STEP_TOLERANCE = 0.01;

    private final ZlpEnsemble m_ensemble;
    private final Clipping m_clipping;

    /**
     * @param ensemble the model
     * @param clipping whether the matched peak may exceed the spectrum
     */
    public BackgroundSubtractor(final ZlpEnsemble ensemble, final Clipping clipping) {
        m_ensemble = ensemble;
        m_clipping = clipping;
    }

    /**
     * @param image spec of an image
     * @return spec of the subtracted image: bands {@code signal} (median), {@value #P16}, {@value
     *     #P84}, float32; maps kept
     */
    public SignalSpec subtractedSpec(final SignalSpec image) {
        return spec(image);
    }

    /**
     * @param image spec of an image
     * @return spec of the image of matched zero-loss peaks with the same bands
     */
    public SignalSpec zlpSpec(final SignalSpec image) {
        return spec(image).withTitle(image.title() + " (zero-loss peak)");
    }

    private SignalSpec spec(final SignalSpec image) {
        final ProvenanceStep step =
                new ProvenanceStep(
                        "Background Subtractor",
                        Release.VERSION,
                        Map.of(
                                "clipping",
                                m_clipping.name(),
                                "replicas",
                                Integer.toString(m_ensemble.replicas())),
                        OptionalLong.empty());
        return image.withType(DataType.FLOAT32)
                .withBands(List.of(SignalSpec.SIGNAL, P16, P84))
                .withMetadata(image.metadata().withStep(step));
    }

    /**
     * @param image raw spectral image
     * @param subtracted file to create: image minus matched zero-loss peak
     * @param zlp file to create: the matched zero-loss peak
     * @param workers threads; the bytes do not depend on their number
     * @param progress progress and cancellation; if canceled, no file is left
     * @return what could not be done as asked
     * @throws EelsException if image and model do not fit together
     */
    public SubtractionSummary subtract(
            final Signal image,
            final Path subtracted,
            final Path zlp,
            final Workers workers,
            final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image,
                        m_ensemble.energyZero(),
                        m_ensemble.zlpHalfWidth(),
                        workers,
                        progress.part(0, 0.1));
        final Axis axis = image.spec().signalAxis();
        final double trained = m_ensemble.axis().scale();
        if (Math.abs(axis.scale() - trained) > STEP_TOLERANCE * trained) {
            throw new EelsException(
                    "Expected an image with channels of "
                            + trained
                            + " eV as the zero-loss ensemble was trained on, found "
                            + axis.scale()
                            + " eV; train on this image or one taken alike");
        }
        final ShapeTable table = table(image, scan, workers, progress.part(0.1, 0.2));
        final AtomicLong without = new AtomicLong();
        final AtomicLong outside = new AtomicLong();
        boolean done = false;
        try (SignalWriter rest = SignalWriter.create(subtracted, subtractedSpec(image.spec()));
                SignalWriter peak = SignalWriter.create(zlp, zlpSpec(image.spec()))) {
            final Progress writing = progress.part(0.2, 1);
            while (rest.remainingRows() > 0) {
                final SignalBlock restBlock = rest.newBlock();
                final SignalBlock peakBlock = peak.newBlock(restBlock.rows());
                final long first = rest.writtenRows();
                workers.run(
                        restBlock.rows(),
                        writing.part(
                                (double) first / image.rows(),
                                (double) (first + restBlock.rows()) / image.rows()),
                        "Subtracting zero-loss peaks",
                        i -> {
                            final int row = (int) (first + i);
                            without.addAndGet(scan.usable(row) ? 0 : 1);
                            final double ln = scan.lnZlp(row);
                            final boolean covered = Double.isNaN(ln) || m_ensemble.covers(ln);
                            outside.addAndGet(covered ? 0 : 1);
                            subtract(image, scan, row, table, restBlock, peakBlock, (int) i);
                        });
                copyMaps(image, first, restBlock);
                copyMaps(image, first, peakBlock);
                rest.write(restBlock);
                peak.write(peakBlock);
            }
            rest.finish();
            peak.finish();
            done = true;
        } finally {
            if (!done) {
                delete(subtracted);
                delete(zlp);
            }
        }
        return new SubtractionSummary(image.rows(), without.get(), outside.get());
    }

    private static void delete(final Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new EelsException(
                    "The unfinished file " + file + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private ShapeTable table(
            final Signal image,
            final ImageScan scan,
            final Workers workers,
            final Progress progress) {
        double low = 0;
        double high = 0;
        for (int r = 0; r < scan.rows(); r++) {
            low = Math.min(low, scan.firstEv(r));
            high = Math.max(high, scan.firstEv(r) + image.width() * scan.stepEv());
        }
        final double blank =
                m_ensemble.regions().stream()
                        .mapToDouble(RegionRow::blankStartEv)
                        .max()
                        .orElse(high);
        final double first = Math.max(low, 2 * m_ensemble.lowestEv());
        return new ShapeTable(m_ensemble, first, Math.min(high, blank) + 1, workers, progress)
                .quantiles(0.5, Quantiles.P16, Quantiles.P84);
    }

    private void subtract(
            final Signal image,
            final ImageScan scan,
            final int row,
            final ShapeTable table,
            final SignalBlock restBlock,
            final SignalBlock peakBlock,
            final int at) {
        final double[] counts = image.plane().row(row);
        final int n = counts.length;
        final double ln = scan.lnZlp(row);
        final double[][] peak = new double[3][n];
        if (scan.usable(row)) {
            final Matching matching =
                    Matching.of(m_ensemble.region(scan.label(row), ln), m_ensemble.fwhmEv());
            for (int q = 0; q < 3; q++) {
                table.lnShape(q, ln, scan.firstEv(row), scan.stepEv(), peak[q]);
                for (int i = 0; i < n; i++) {
                    final double e = scan.firstEv(row) + i * scan.stepEv();
                    final double z = matching.value(e, counts[i], StrictMath.exp(ln + peak[q][i]));
                    peak[q][i] = m_clipping == Clipping.AT_SIGNAL ? Math.min(z, counts[i]) : z;
                }
            }
        }
        peakBlock.band().setRow(at, peak[0]);
        peakBlock.band(P16).setRow(at, peak[1]);
        peakBlock.band(P84).setRow(at, peak[2]);
        restBlock.band().setRow(at, difference(counts, peak[0]));
        restBlock.band(P16).setRow(at, difference(counts, peak[2]));
        restBlock.band(P84).setRow(at, difference(counts, peak[1]));
    }

    private static double[] difference(final double[] a, final double[] b) {
        final double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - b[i];
        }
        return d;
    }

    private static void copyMaps(final Signal image, final long first, final SignalBlock block) {
        for (final MapColumn map : image.spec().maps()) {
            for (int i = 0; i < block.rows(); i++) {
                block.map(map.name()).set(i, 0, image.map(map.name()).get(first + i, 0));
            }
        }
    }
}
