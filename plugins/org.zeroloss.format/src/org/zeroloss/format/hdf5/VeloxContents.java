package org.zeroloss.format.hdf5;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The signals of a Velox EMD file: images, EELS spectrum images with their energy ranges, summed
 * spectra, and the spectrum streams of X-ray detectors, all detectors together.
 *
 * <p>Dimensions lie as Velox writes them: images y, x, frame; EELS x, energy, y; spectra energy,
 * number. Signals have frame, y, x; y, x, energy; and number, energy.
 */
final class VeloxContents {

    private final H5Group m_root;
    private final Contents m_contents;
    private final VeloxNames m_names;

    VeloxContents(final H5Group root, final Contents contents) {
        m_root = root;
        m_contents = contents;
        m_names = new VeloxNames(root);
    }

    void list() {
        final H5Group data = m_root.group("Data").orElseThrow();
        group(data, "Image").forEach(this::image);
        group(data, "EelsSpectrumImage").values().forEach(this::eels);
        group(data, "Spectrum").values().forEach(this::spectrum);
        final Map<String, H5Group> streams = group(data, "SpectrumStream");
        if (!streams.isEmpty()) {
            VeloxStreams.add(m_contents, streams);
        }
        for (final String name : group(data, "SpectrumImage").keySet()) {
            m_contents.skip(
                    "SpectrumImage " + name,
                    "Velox's own packing of the spectrum streams"
                            + (streams.isEmpty() ? "; the streams are not in the file" : ""));
        }
        for (final String kind : data.names()) {
            if (!kind.matches(
                    "Image|EelsSpectrumImage|Spectrum|SpectrumStream|SpectrumImage|Text")) {
                group(data, kind)
                        .keySet()
                        .forEach(n -> m_contents.skip(kind + " " + n, "not a signal of ours"));
            }
        }
    }

    private static Map<String, H5Group> group(final H5Group data, final String kind) {
        final Map<String, H5Group> found = new LinkedHashMap<>();
        data.group(kind)
                .ifPresent(
                        g -> {
                            for (final String name : g.names()) {
                                g.group(name).ifPresent(c -> found.put(name, c));
                            }
                        });
        return found;
    }

    private void image(final String id, final H5Group group) {
        final VeloxMetadata m = VeloxMetadata.of(group);
        add(
                SignalKind.IMAGE_STACK,
                m_names.image(id).orElse(m.detector()),
                group,
                shape -> VeloxAxes.image(m, shape[2], shape[0], shape[1]),
                () -> m.read(false),
                2,
                0,
                1);
    }

    private void eels(final H5Group group) {
        final VeloxMetadata m = VeloxMetadata.ofEels(group);
        add(
                SignalKind.SPECTRAL_IMAGE,
                "EELS " + m.energyRange(),
                group,
                shape -> VeloxAxes.eels(m, shape[2], shape[0], shape[1]),
                () -> m.read(true),
                2,
                0,
                1);
    }

    private void spectrum(final H5Group group) {
        final VeloxMetadata m = VeloxMetadata.of(group);
        add(
                SignalKind.SPECTRAL_IMAGE,
                "Spectrum " + m.detector(),
                group,
                shape -> VeloxAxes.spectra(m, shape[1], shape[0]),
                () -> m.read(false),
                1,
                0);
    }

    /** Offers a group's dataset, whose dimensions are put into the given order. */
    private void add(
            final SignalKind kind,
            final String title,
            final H5Group group,
            final Function<long[], List<Axis>> axes,
            final Supplier<SignalMetadata> metadata,
            final int... order) {
        final H5Dataset values = group.require("Data");
        if (values.rank() != order.length) {
            m_contents.skip(
                    title,
                    values.rank()
                            + " dimensions where "
                            + group.path()
                            + " should have "
                            + order.length);
            return;
        }
        m_contents
                .type(title, values)
                .ifPresent(
                        type ->
                                m_contents.add(
                                        m_contents.spec(
                                                kind,
                                                title,
                                                "",
                                                axes.apply(values.shape()),
                                                type,
                                                metadata.get()),
                                        values.data(),
                                        order));
    }
}
