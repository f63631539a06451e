package org.zeroloss.format.hdf5;

import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.Map;

/** Metadata of a signal in HyperSpy's places. */
final class HspyTags {

    private static final String METADATA = "metadata.";
    private static final String ORIGINAL = "original_metadata.";
    private static final String FILE = "file.";
    private static final int MAX_NAME = 1000;

    private HspyTags() {}

    static void put(final SignalSpec spec, final H5Tree experiment) {
        final H5Tree metadata = experiment.group("metadata");
        final H5Tree original = experiment.group("original_metadata");
        final SignalMetadata m = spec.metadata();
        for (final Map.Entry<String, String> e : m.tags().entrySet()) {
            // tags that came from a file of HyperSpy go back to where they were
            if (e.getKey().startsWith(METADATA)) {
                tag(metadata, e.getKey().substring(METADATA.length()), e.getValue());
            } else if (e.getKey().startsWith(ORIGINAL)) {
                tag(original, e.getKey().substring(ORIGINAL.length()), e.getValue());
            } else if (!e.getKey().startsWith(FILE)) {
                tag(original, e.getKey(), e.getValue());
            }
        }
        metadata.group("General").put("title", spec.title());
        final H5Tree signal = metadata.group("Signal");
        if (!(signal.attributes().get("signal_type") instanceof String)) {
            signal.put("signal_type", "");
        }
        signal.put("quantity", spec.quantity());
        signal.put("record_by", spec.kind() == SignalKind.SPECTRAL_IMAGE ? "spectrum" : "image");
        acquisition(m, metadata);
        history(m, original.group("zeroloss"));
    }

    private static void acquisition(final SignalMetadata m, final H5Tree metadata) {
        final boolean eels = m.collectionMrad().isPresent() || m.exposureS().isPresent();
        if (m.beamEnergyKeV().isEmpty()
                && m.convergenceMrad().isEmpty()
                && m.instrument().isEmpty()
                && !eels) {
            return;
        }
        final H5Tree tem = metadata.group("Acquisition_instrument", "TEM");
        m.beamEnergyKeV().ifPresent(v -> number(tem, "beam_energy", v));
        m.convergenceMrad().ifPresent(v -> number(tem, "convergence_angle", v));
        if (!m.instrument().isEmpty()) {
            tem.put("microscope", m.instrument());
        }
        if (eels) {
            final H5Tree detector = tem.group("Detector", "EELS");
            m.collectionMrad().ifPresent(v -> number(detector, "collection_angle", v));
            m.exposureS().ifPresent(v -> number(detector, "exposure", v));
        }
    }

    /** A number in HyperSpy's own unit; a unit beside it from another file would be wrong now. */
    private static void number(final H5Tree group, final String name, final double value) {
        group.put(name, value);
        group.attributes().remove(name + "_units");
    }

    private static void history(final SignalMetadata m, final H5Tree group) {
        for (int i = 0; i < m.sources().size(); i++) {
            final SignalSource s = m.sources().get(i);
            group.group("sources", String.valueOf(i))
                    .put("name", s.name())
                    .put("sha256", s.sha256());
        }
        for (int i = 0; i < m.provenance().size(); i++) {
            final ProvenanceStep step = m.provenance().get(i);
            final H5Tree one = group.group("provenance", String.valueOf(i));
            one.put("node", step.node()).put("version", step.version());
            step.seed().ifPresent(s -> one.put("seed", s));
            final H5Tree parameters = one.group("parameters");
            step.parameters().forEach((k, v) -> parameters.put(name(k), v));
        }
    }

    private static void tag(final H5Tree root, final String key, final String value) {
        final String[] path = key.split("\\.", -1);
        H5Tree at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.group(name(path[i]));
        }
        at.put(name(path[path.length - 1]), typed(value));
    }

    /** A name in HDF5 has no slash and is not empty. */
    static String name(final String text) {
        final String plain = text.replace('/', '-').replace('\0', ' ');
        if (plain.isEmpty() || plain.equals(".")) {
            return "_";
        }
        return plain.length() > MAX_NAME ? plain.substring(0, MAX_NAME) : plain;
    }

    /** Numbers and truth values as such, where they give the same text again. */
    private static Object typed(final String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        if (value.isEmpty() || "-0123456789".indexOf(value.charAt(0)) < 0) {
            return value;
        }
        try {
            final double d = Double.parseDouble(value);
            if (Double.toString(d).equals(value)) {
                return d;
            }
            final long l = Long.parseLong(value);
            return Long.toString(l).equals(value) ? (Object) l : value;
        } catch (final NumberFormatException e) {
            // a text that starts like a number
            return value;
        }
    }
}
