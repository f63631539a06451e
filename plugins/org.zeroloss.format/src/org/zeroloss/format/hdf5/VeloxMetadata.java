package org.zeroloss.format.hdf5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.zeroloss.signal.SignalMetadata;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What Velox writes beside a signal, in SI units: V, rad, s, m; energies in eV. */
final class VeloxMetadata {

    private final JsonNode m_json;
    private final JsonNode m_range;

    private VeloxMetadata(final JsonNode json, final JsonNode range) {
        m_json = json;
        m_range = range;
    }

    static VeloxMetadata of(final H5Group group) {
        return new VeloxMetadata(
                VeloxJson.firstColumn(group, "Metadata"), MissingNode.getInstance());
    }

    /** An EELS spectrum image says its energies in a table of its own. */
    static VeloxMetadata ofEels(final H5Group group) {
        return new VeloxMetadata(
                VeloxJson.firstColumn(group, "Metadata"),
                VeloxJson.firstColumn(group, "AcquisitionMetadata").path("Data"));
    }

    String detector() {
        return m_json.path("BinaryResult").path("Detector").asText();
    }

    /** A number at a path; empty if there is none. */
    OptionalDouble number(final String... path) {
        JsonNode at = m_json;
        for (final String name : path) {
            at = at.path(name);
        }
        return VeloxJson.number(at);
    }

    String text(final String... path) {
        JsonNode at = m_json;
        for (final String name : path) {
            at = at.path(name);
        }
        return at.asText();
    }

    /** The detector's own entry, by the name of the result's detector, else by its index. */
    Optional<JsonNode> detectorEntry() {
        final JsonNode all = m_json.path("Detectors");
        for (final Iterator<JsonNode> i = all.elements(); i.hasNext(); ) {
            final JsonNode d = i.next();
            if (!detector().isBlank() && d.path("DetectorName").asText().equals(detector())) {
                return Optional.of(d);
            }
        }
        final String index = m_json.path("BinaryResult").path("DetectorIndex").asText("0");
        final JsonNode indexed = all.path("Detector-" + index);
        return indexed.isMissingNode() ? Optional.empty() : Optional.of(indexed);
    }

    /** A number of the energy range of an EELS spectrum image. */
    OptionalDouble range(final String name) {
        return VeloxJson.number(m_range.path(name));
    }

    String energyRange() {
        final OptionalDouble offset = range("offset");
        return offset.isPresent() ? "from " + offset.getAsDouble() + " eV" : "(no energies)";
    }

    /** A value among the custom properties. */
    OptionalDouble custom(final String name) {
        return VeloxJson.number(m_json.path("CustomProperties").path(name).path("value"));
    }

    SignalMetadata read(final boolean eels) {
        SignalMetadata m = SignalMetadata.EMPTY;
        final OptionalDouble volts = number("Optics", "AccelerationVoltage");
        if (volts.isPresent() && volts.getAsDouble() > 0) {
            m = m.withBeamEnergyKeV(volts.getAsDouble() / 1e3);
        }
        final OptionalDouble convergence = number("Optics", "BeamConvergence");
        if (convergence.isPresent() && convergence.getAsDouble() > 0) {
            m = m.withConvergenceMrad(convergence.getAsDouble() * 1e3);
        }
        if (eels) {
            final OptionalDouble collection = custom("EnergyFilter.CollectionAngleRange.End");
            if (collection.isPresent() && collection.getAsDouble() > 0) {
                m = m.withCollectionMrad(collection.getAsDouble() * 1e3);
            }
            final OptionalDouble exposure = range("exposureTime");
            if (exposure.isPresent() && exposure.getAsDouble() > 0) {
                m = m.withExposureS(exposure.getAsDouble());
            }
        }
        m = m.withInstrument(text("Instrument", "InstrumentModel"));
        final H5Tags tags = new H5Tags();
        flatten("velox", m_json, tags);
        flatten("velox.AcquisitionMetadata", m_range, tags);
        return new SignalMetadata(
                m.beamEnergyKeV(),
                m.convergenceMrad(),
                m.collectionMrad(),
                m.exposureS(),
                m.instrument(),
                m.sources(),
                m.provenance(),
                tags.tags());
    }

    private static void flatten(final String path, final JsonNode node, final H5Tags tags) {
        if (node.isObject()) {
            for (final Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                final Map.Entry<String, JsonNode> e = i.next();
                flatten(path + "." + e.getKey(), e.getValue(), tags);
            }
        } else if (node.isArray()) {
            tags.put(path, node.toString());
        } else if (!node.isMissingNode() && !node.isNull() && !node.asText().isEmpty()) {
            tags.put(path, node.asText());
        }
    }
}
