package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the page of peaks may ask: all peaks at once, and one of the spectra. */
public final class PeakService {

    /** Name of the setting {@link SpectrumGrouping}. */
    public static final String GROUPING = "grouping";

    /** Name of the setting of the lowest energy searched, in eV. */
    public static final String FROM = "from";

    /** Name of the setting of the highest energy searched, in eV. */
    public static final String TO = "to";

    /** How much of the spectrum is shown on both sides of the energies searched. */
    private static final double AROUND_EV = 0.5;

    private final SignalSpec m_spec;
    private final SpectrumGrouping m_grouping;
    private final double m_fromEv;
    private final double m_toEv;
    private final ModelledSpectra m_spectra;
    private final TableValues m_peaks;

    /**
     * @param image the raw image
     * @param model the model of its zero-loss peak
     * @param peaks what {@link PeakRows} gave
     * @param settings the node's settings
     */
    public PeakService(
            final SpectralImagePortObject image,
            final ZlpEnsemblePortObject model,
            final BufferedDataTable peaks,
            final BufferedDataTable settings) {
        m_spec = image.getSpec().signal();
        m_grouping = SpectrumGrouping.valueOf(Settings.value(settings, GROUPING));
        m_fromEv = Double.parseDouble(Settings.value(settings, FROM));
        m_toEv = Double.parseDouble(Settings.value(settings, TO));
        m_spectra = new ModelledSpectra(image, model, m_grouping);
        m_peaks = new TableValues(peaks);
    }

    /**
     * @return all peaks; of clusters the first call reads the whole image
     */
    public PeakInfo info() {
        return info(1);
    }

    private PeakInfo info(final int every) {
        final boolean pixels = m_grouping == SpectrumGrouping.PIXEL;
        final long[] items = items(every);
        final List<Long> numbers = Arrays.stream(items).boxed().toList();
        return new PeakInfo(
                ImageInfo.of(m_spec, m_spec.title()).thinned(every),
                m_grouping.name(),
                pixels ? List.of() : numbers.stream().map(this::name).toList(),
                pixels ? List.of() : numbers,
                items.length,
                m_fromEv,
                m_toEv,
                peaks(items),
                m_grouping == SpectrumGrouping.CLUSTER ? m_spectra.labels(every) : null,
                PixelRows.note(every));
    }

    private String name(final long item) {
        return m_grouping == SpectrumGrouping.CLUSTER ? "cluster" + item : "mean";
    }

    private long[] items(final int every) {
        return m_grouping == SpectrumGrouping.PIXEL
                ? Arrays.stream(PixelRows.every(PixelGrid.of(m_spec), every))
                        .asLongStream()
                        .toArray()
                : m_spectra.means();
    }

    private Map<String, byte[]> peaks(final long[] items) {
        final Map<Double, Integer> places = new HashMap<>();
        for (int i = 0; i < items.length; i++) {
            places.put((double) items[i], i);
        }
        final double[] own = m_peaks.numbers(PeakRows.ITEM);
        final int[] kept =
                IntStream.range(0, own.length).filter(r -> places.containsKey(own[r])).toArray();
        final Map<String, byte[]> columns = new LinkedHashMap<>();
        for (final String name : m_peaks.names()) {
            columns.put(name, m_peaks.bytes(name, kept));
        }
        columns.put(
                PeakRows.ITEM,
                FloatBytes.of(Arrays.stream(kept).mapToDouble(r -> places.get(own[r])).toArray()));
        return columns;
    }

    /**
     * @param index which spectrum, in the order of the page
     * @return the spectrum; the first call reads the whole image
     */
    public PeakSpectrum spectrum(final int index) {
        try (Signal image = m_spectra.image().open()) {
            return spectrum(
                    image, m_grouping == SpectrumGrouping.PIXEL ? index : m_spectra.means()[index]);
        }
    }

    private PeakSpectrum spectrum(final Signal image, final long item) {
        final ModelledSpectra.Spectrum s = m_spectra.of(image, item);
        final double step = m_spectra.stepEv();
        final int first = s.channel(m_fromEv - AROUND_EV, step);
        final int last = Math.max(first + 1, s.channel(m_toEv + AROUND_EV, step));
        final ModelledSpectra.Subtracted left = s.subtracted(first, last);
        return new PeakSpectrum(
                s.firstEv() + first * step,
                step,
                FloatBytes.of(Arrays.copyOfRange(s.counts(), first, last)),
                FloatBytes.of(left.data()),
                FloatBytes.of(left.low()),
                FloatBytes.of(left.high()));
    }

    /**
     * Peaks and spectra for a page that has nobody to ask.
     *
     * @param info the peaks
     * @param spectra the spectra; of pixels those of every {@code every}-th column and line
     * @param every see there
     */
    public record PackedPeaks(PeakInfo info, List<PeakSpectrum> spectra, int every) {}

    /**
     * @param mostBytes how large the values may be in all
     * @return peaks and spectra, of every second, third, … column and line where all are too many
     */
    public Object pack(final long mostBytes) {
        final List<PeakSpectrum> spectra = new ArrayList<>();
        try (Signal image = m_spectra.image().open()) {
            if (m_grouping != SpectrumGrouping.PIXEL) {
                for (final long item : m_spectra.means()) {
                    spectra.add(spectrum(image, item));
                }
                return new PackedPeaks(info(), spectra, 1);
            }
            final PixelGrid grid = PixelGrid.of(m_spec);
            final double each =
                    (double) m_peaks.names().size() * m_peaks.size() / Math.max(1, m_spec.rows());
            final int every = PixelRows.stride(grid, each, mostBytes / 2, 1);
            final double channels =
                    (m_toEv - m_fromEv + 2 * AROUND_EV) / m_spec.signalAxis().scale();
            final int sparse = PixelRows.stride(grid, 4 * channels, mostBytes / 2, every);
            for (final int row : PixelRows.every(grid, sparse)) {
                spectra.add(spectrum(image, row));
            }
            return new PackedPeaks(info(every), spectra, sparse / every);
        }
    }
}
