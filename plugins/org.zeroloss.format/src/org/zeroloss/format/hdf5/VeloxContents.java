package org.zeroloss.format.hdf5;

import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    private Optional<DataType> type(
            final String title, final H5Group group, final H5Dataset values, final int rank) {
        if (values.rank() != rank) {
            m_contents.skip(
                    title,
                    values.rank() + " dimensions where " + group.path() + " should have " + rank);
            return Optional.empty();
        }
        return m_contents.type(title, values);
    }

    private void image(final String id, final H5Group group) {
        final VeloxMetadata metadata = VeloxMetadata.of(group);
        final H5Dataset values = group.require("Data");
        final String title = m_names.image(id).orElse(metadata.detector());
        final Optional<DataType> type = type(title, group, values, 3);
        if (type.isEmpty()) {
            return;
        }
        final long[] shape = values.shape();
        m_contents.add(
                Entry.of(
                        m_contents.spec(
                                SignalKind.IMAGE_STACK,
                                title,
                                "",
                                VeloxAxes.image(metadata, shape[2], shape[0], shape[1]),
                                type.get(),
                                metadata.read(false)),
                        values.data(),
                        2,
                        0,
                        1));
    }

    private void eels(final H5Group group) {
        final VeloxMetadata metadata = VeloxMetadata.ofEels(group);
        final H5Dataset values = group.require("Data");
        final String title = "EELS " + metadata.energyRange();
        final Optional<DataType> type = type(title, group, values, 3);
        if (type.isEmpty()) {
            return;
        }
        final long[] shape = values.shape();
        m_contents.add(
                Entry.of(
                        m_contents.spec(
                                SignalKind.SPECTRAL_IMAGE,
                                title,
                                "",
                                VeloxAxes.eels(metadata, shape[2], shape[0], shape[1]),
                                type.get(),
                                metadata.read(true)),
                        values.data(),
                        2,
                        0,
                        1));
    }

    private void spectrum(final H5Group group) {
        final VeloxMetadata metadata = VeloxMetadata.of(group);
        final H5Dataset values = group.require("Data");
        final String title = "Spectrum " + metadata.detector();
        final Optional<DataType> type = type(title, group, values, 2);
        if (type.isEmpty()) {
            return;
        }
        final long[] shape = values.shape();
        m_contents.add(
                Entry.of(
                        m_contents.spec(
                                SignalKind.SPECTRAL_IMAGE,
                                title,
                                "",
                                VeloxAxes.spectra(metadata, shape[1], shape[0]),
                                type.get(),
                                metadata.read(false)),
                        values.data(),
                        1,
                        0));
    }
}
