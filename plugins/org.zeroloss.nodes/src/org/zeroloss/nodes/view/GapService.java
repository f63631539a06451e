package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.gap.OnsetBroadening;
import org.zeroloss.eels.gap.OnsetCurve;
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

/** What the page of band gaps may ask: all gaps at once, and the fit of one spectrum. */
public final class GapService {

    /** Name of the setting {@link SpectrumGrouping}. */
    public static final String GROUPING = "grouping";

    /** Name of the setting {@link OnsetBroadening}. */
    public static final String BROADENING = "broadening";

    /** How much of the spectrum is shown on both sides of the fit window. */
    private static final double AROUND_EV = 1;

    /** What is shown of a spectrum without a gap, above the lower end of its window. */
    private static final double WITHOUT_GAP_EV = 3;

    private final SignalSpec m_spec;
    private final SpectrumGrouping m_grouping;
    private final OnsetBroadening m_broadening;
    private final ModelledSpectra m_spectra;
    private final TableValues m_gaps;
    private final TableValues m_windows;
    private OnsetCurve m_curve;

    /**
     * @param image the raw image
     * @param model the model of its zero-loss peak
     * @param tables what {@link GapTable} gave
     * @param settings the node's settings
     */
    public GapService(
            final SpectralImagePortObject image,
            final ZlpEnsemblePortObject model,
            final List<BufferedDataTable> tables,
            final BufferedDataTable settings) {
        m_spec = image.getSpec().signal();
        m_grouping = SpectrumGrouping.valueOf(Settings.value(settings, GROUPING));
        m_broadening = OnsetBroadening.valueOf(Settings.value(settings, BROADENING));
        m_spectra = new ModelledSpectra(image, model, m_grouping);
        m_gaps = new TableValues(tables.get(0));
        m_windows = new TableValues(tables.get(1));
    }

    /**
     * @return all gaps
     */
    public GapInfo info() {
        return info(1);
    }

    private GapInfo info(final int every) {
        final ImageInfo image = ImageInfo.of(m_spec, m_spec.title()).thinned(every);
        final boolean pixels = m_grouping == SpectrumGrouping.PIXEL;
        final int[] rows = pixels ? kept(every) : all();
        final List<String> words = m_gaps.texts(GapTable.STATUS);
        final List<String> statuses = words.stream().distinct().toList();
        final double[] status = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            status[i] = statuses.indexOf(words.get(rows[i]));
        }
        final Map<String, byte[]> numbers = new LinkedHashMap<>();
        for (final String name : m_gaps.names()) {
            if (!name.equals(GapTable.ITEM)) {
                numbers.put(name, m_gaps.bytes(name, rows));
            }
        }
        return new GapInfo(
                image,
                m_grouping.name(),
                pixels ? List.of() : m_gaps.texts(GapTable.NAME),
                pixels ? List.of() : longs(m_gaps.numbers(GapTable.ITEM)),
                statuses,
                FloatBytes.of(status),
                numbers,
                windows(rows),
                m_grouping == SpectrumGrouping.CLUSTER ? m_spectra.labels(every) : null,
                PixelRows.note(every));
    }

    /** Fits with other windows, of the spectra in some rows; each says which by its place there. */
    private Map<String, byte[]> windows(final int[] rows) {
        final double[] items = m_gaps.numbers(GapTable.ITEM);
        final Map<Double, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            places.put(items[rows[i]], i);
        }
        final double[] own = m_windows.numbers(GapTable.ITEM);
        final int[] kept =
                IntStream.range(0, own.length).filter(r -> places.containsKey(own[r])).toArray();
        final Map<String, byte[]> columns = new LinkedHashMap<>();
        for (final String name : m_windows.names()) {
            columns.put(name, m_windows.bytes(name, kept));
        }
        columns.put(
                GapTable.ITEM,
                FloatBytes.of(Arrays.stream(kept).mapToDouble(r -> places.get(own[r])).toArray()));
        return columns;
    }

    private int[] all() {
        final int[] rows = new int[m_gaps.size()];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    private int[] kept(final int every) {
        return every == 1 ? all() : PixelRows.every(PixelGrid.of(m_spec), every);
    }

    private static List<Long> longs(final double[] values) {
        return Arrays.stream(values).mapToObj(v -> (long) v).toList();
    }

    /**
     * @param index which spectrum, in the order of the table
     * @return its fit; the first call reads the whole image
     */
    public GapFit fit(final int index) {
        try (Signal image = m_spectra.image().open()) {
            return fit(image, index);
        }
    }

    private GapFit fit(final Signal image, final int index) {
        final ModelledSpectra.Spectrum s =
                m_spectra.of(image, (long) m_gaps.numbers(GapTable.ITEM)[index]);
        final double from = m_gaps.numbers("from")[index];
        final double end = m_gaps.numbers("to")[index];
        final double gap = m_gaps.numbers("gap")[index];
        final boolean fitted = Double.isFinite(gap);
        final double to = fitted ? end : from + WITHOUT_GAP_EV;
        final double step = m_spectra.stepEv();
        final int first = s.channel(from - AROUND_EV, step);
        final int last = Math.max(first + 1, s.channel(to + AROUND_EV, step));
        final ModelledSpectra.Subtracted left = s.subtracted(first, last);
        byte[] curve = null;
        if (fitted && s.peak() != null) {
            final int a = s.channel(from, step) - first;
            final int b = s.channel(end, step) - first;
            curve = FloatBytes.of(curve(index, s, left.data(), first, a, b));
        }
        return new GapFit(
                s.firstEv() + first * step,
                step,
                FloatBytes.of(left.data()),
                FloatBytes.of(left.low()),
                FloatBytes.of(left.high()),
                curve);
    }

    private double[] curve(
            final int index,
            final ModelledSpectra.Spectrum s,
            final double[] data,
            final int first,
            final int from,
            final int to) {
        final double[] window = Arrays.copyOfRange(data, from, to);
        final double[] variance = new double[window.length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = s.noise().variance(Math.max(1, s.counts()[first + from + i]));
        }
        final double[] drawn =
                onsets().through(
                                m_gaps.numbers("gap")[index],
                                m_gaps.numbers("b")[index],
                                s.firstEv() + (first + from) * m_spectra.stepEv(),
                                window,
                                variance);
        final double[] curve = new double[data.length];
        Arrays.fill(curve, Double.NaN);
        System.arraycopy(drawn, 0, curve, from, drawn.length);
        return curve;
    }

    private synchronized OnsetCurve onsets() {
        if (m_curve == null) {
            m_curve =
                    new OnsetCurve(
                            m_broadening,
                            m_spectra.table(),
                            m_spectra.lnZlp(),
                            m_spectra.lowestEv(),
                            m_spectra.stepEv());
        }
        return m_curve;
    }

    /**
     * Gaps and fits for a page that has nobody to ask.
     *
     * @param info the gaps
     * @param fits fits in the order of the spectra; of pixels those of every {@code every}-th
     *     column and line
     * @param every see there
     */
    public record PackedGaps(GapInfo info, List<GapFit> fits, int every) {}

    /**
     * @param mostBytes how large the values may be in all
     * @return gaps and fits, of every second, third, … column and line where all are too many
     */
    public Object pack(final long mostBytes) {
        final List<GapFit> fits = new ArrayList<>();
        try (Signal image = m_spectra.image().open()) {
            if (m_grouping != SpectrumGrouping.PIXEL) {
                for (final int i : all()) {
                    fits.add(fit(image, i));
                }
                return new PackedGaps(info(1), fits, 1);
            }
            final PixelGrid grid = PixelGrid.of(m_spec);
            final int every = PixelRows.stride(grid, m_gaps.names().size(), mostBytes / 2, 1);
            final double channels = (WITHOUT_GAP_EV + 2 * AROUND_EV) / m_spec.signalAxis().scale();
            final int sparse = PixelRows.stride(grid, 4 * channels, mostBytes / 2, every);
            for (final int row : PixelRows.every(grid, sparse)) {
                fits.add(fit(image, row));
            }
            return new PackedGaps(info(every), fits, sparse / every);
        }
    }
}
