package org.zeroloss.nodes.totable;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.base.Progress;
import org.zeroloss.nodes.dialog.EnergyAxis;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.table.EnergyNames;
import org.zeroloss.nodes.table.PixelColumns;
import org.zeroloss.nodes.totable.SpectralImageToTableParameters.RowChoice;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The table of a spectral image; rows are read from the open image one spectrum at a time. */
final class ImageTable {

    /** A row of the image, or one channel of it, with what has been read of it. */
    private record Entry(long row, int channel, double[][] bands, double[] maps) {}

    private final SpectralImageToTableParameters m_settings;
    private final SignalSpec m_image;
    private final int m_from;
    private final int m_to;
    private final List<String> m_bands;
    private final List<MapColumn> m_maps;
    private final PixelColumns m_pixels;
    private final Columns<Entry> m_columns;

    /**
     * @param settings what becomes a row
     * @param image spec of the image
     * @throws InvalidSettingsException if the image does not have what the settings ask for
     */
    ImageTable(final SpectralImageToTableParameters settings, final SignalSpec image)
            throws InvalidSettingsException {
        m_settings = settings;
        m_image = image;
        final boolean withSpectra = settings.m_row != RowChoice.PIXEL;
        m_from = withSpectra ? first(settings, image) : 0;
        m_to = withSpectra ? last(settings, image) : 0;
        m_bands =
                switch (settings.m_row) {
                    case SPECTRUM -> List.of(band(settings, image));
                    case VALUE -> image.bands();
                    case PIXEL -> List.of();
                };
        m_maps = settings.m_maps ? image.maps() : List.of();
        m_pixels = new PixelColumns(image);
        m_columns = columns();
    }

    private static String band(
            final SpectralImageToTableParameters settings, final SignalSpec image)
            throws InvalidSettingsException {
        if (!image.bands().contains(settings.m_band)) {
            throw new InvalidSettingsException(
                    "Expected \"Band\" to be one of "
                            + image.bands()
                            + ", which the connected image has, found '"
                            + settings.m_band
                            + "'. Choose another.");
        }
        return settings.m_band;
    }

    private static int first(final SpectralImageToTableParameters settings, final SignalSpec image)
            throws InvalidSettingsException {
        return Math.min(channel(settings, image, true), channel(settings, image, false));
    }

    private static int last(final SpectralImageToTableParameters settings, final SignalSpec image)
            throws InvalidSettingsException {
        return Math.max(channel(settings, image, true), channel(settings, image, false)) + 1;
    }

    private static int channel(
            final SpectralImageToTableParameters settings,
            final SignalSpec image,
            final boolean from)
            throws InvalidSettingsException {
        final Axis axis = image.signalAxis();
        final var energy = from ? settings.m_from : settings.m_to;
        if (energy.isPresent()) {
            EnergyAxis.of(image)
                    .requireInside(energy.get(), from ? "\"Energies from\"" : "\"Energies to\"");
            return (int) axis.index(energy.get());
        }
        return from == (axis.scale() > 0) ? 0 : image.width() - 1;
    }

    private Columns<Entry> columns() {
        final Columns<Entry> c = new Columns<>(e -> "the image holds no number here");
        m_pixels.addTo(c, Entry::row);
        for (int m = 0; m < m_maps.size(); m++) {
            final int index = m;
            final MapColumn map = m_maps.get(m);
            if (map.type() == DataType.FLOAT32 || map.type() == DataType.FLOAT64) {
                c.real(map.name(), e -> e.maps()[index]);
            } else {
                c.whole(map.name(), e -> (long) e.maps()[index]);
            }
        }
        final Axis axis = m_image.signalAxis();
        if (m_settings.m_row == RowChoice.VALUE) {
            final String unit = axis.unit().isEmpty() ? "" : " (" + axis.unit() + ")";
            c.real("energy" + unit, e -> EnergyNames.value(axis, e.channel()));
            for (int b = 0; b < m_bands.size(); b++) {
                final int index = b;
                c.real(m_bands.get(b), e -> e.bands()[index][e.channel() - m_from]);
            }
        }
        if (m_settings.m_row == RowChoice.SPECTRUM) {
            for (int i = m_from; i < m_to; i++) {
                final int at = i - m_from;
                c.real(EnergyNames.name(axis, i), e -> e.bands()[0][at]);
            }
        }
        return c;
    }

    DataTableSpec spec() {
        return m_columns.spec();
    }

    BufferedDataTable fill(final ExecutionContext exec, final Signal image, final Progress progress)
            throws CanceledExecutionException {
        final Iterator<Entry> entries =
                LongStream.range(0, image.rows())
                        .mapToObj(r -> read(image, r, progress))
                        .flatMap(
                                e ->
                                        m_settings.m_row == RowChoice.VALUE
                                                ? IntStream.range(m_from, m_to)
                                                        .mapToObj(i -> at(e, i))
                                                : Stream.of(e))
                        .iterator();
        return m_columns.fill(exec, () -> entries, this::id);
    }

    private Entry read(final Signal image, final long row, final Progress progress) {
        progress.update((double) row / image.rows(), "Writing spectrum " + row);
        final double[][] bands = new double[m_bands.size()][m_to - m_from];
        for (int b = 0; b < bands.length; b++) {
            image.plane(m_bands.get(b)).read(row, m_from, m_to - m_from, bands[b], 0);
        }
        final double[] maps = new double[m_maps.size()];
        for (int m = 0; m < maps.length; m++) {
            maps[m] = image.map(m_maps.get(m).name()).get(row, 0);
        }
        return new Entry(row, m_from, bands, maps);
    }

    private static Entry at(final Entry entry, final int channel) {
        return new Entry(entry.row(), channel, entry.bands(), entry.maps());
    }

    private String id(final Entry entry) {
        final String pixel = m_pixels.id(entry.row());
        return m_settings.m_row == RowChoice.VALUE ? pixel + "_e" + entry.channel() : pixel;
    }
}
