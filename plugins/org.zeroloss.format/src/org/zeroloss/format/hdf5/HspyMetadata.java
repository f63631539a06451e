package org.zeroloss.format.hdf5;

import org.zeroloss.format.Units;
import org.zeroloss.signal.SignalMetadata;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What HyperSpy knows about a signal: beam energy in keV, angles in mrad, times in s, unless an
 * attribute {@code …_units} beside the number says otherwise.
 */
final class HspyMetadata {

    private final H5Group m_root;
    private final H5Group m_signal;
    private final Optional<H5Group> m_metadata;

    HspyMetadata(final H5Group root, final H5Group signal) {
        m_root = root;
        m_signal = signal;
        m_metadata = signal.group("metadata").or(() -> signal.group("mapped_parameters"));
    }

    String title() {
        final String general = text("General", "title");
        return general.isEmpty() ? m_metadata.map(m -> m.text("title")).orElse("") : general;
    }

    String quantity() {
        return text("Signal", "quantity");
    }

    String recordBy() {
        final String in = text("Signal", "record_by");
        return in.isEmpty() ? m_metadata.map(m -> m.text("record_by")).orElse("") : in;
    }

    SignalMetadata read() {
        final Optional<H5Group> microscope = microscope();
        final Optional<H5Group> eels = microscope.flatMap(m -> m.group("Detector", "EELS"));
        SignalMetadata m = SignalMetadata.EMPTY;
        final OptionalDouble energy = number(microscope, "beam_energy", "eV", 1e3);
        if (energy.isPresent() && energy.getAsDouble() > 0) {
            m = m.withBeamEnergyKeV(energy.getAsDouble());
        }
        final OptionalDouble convergence = number(microscope, "convergence_angle", "mrad", 1);
        if (convergence.isPresent() && convergence.getAsDouble() >= 0) {
            m = m.withConvergenceMrad(convergence.getAsDouble());
        }
        final OptionalDouble collection = number(eels, "collection_angle", "mrad", 1);
        if (collection.isPresent() && collection.getAsDouble() >= 0) {
            m = m.withCollectionMrad(collection.getAsDouble());
        }
        for (final String name : new String[] {"exposure", "dwell_time"}) {
            final OptionalDouble time = number(eels, name, "s", 1);
            if (m.exposureS().isEmpty() && time.isPresent() && time.getAsDouble() > 0) {
                m = m.withExposureS(time.getAsDouble());
            }
        }
        m = m.withInstrument(microscope.map(g -> g.text("microscope")).orElse(""));
        final H5Tags tags = new H5Tags();
        tags.addAttributes("file", m_root);
        m_metadata.ifPresent(g -> tags.addAll("metadata", g));
        m_signal.group("original_metadata")
                .or(() -> m_signal.group("original_parameters"))
                .ifPresent(g -> tags.addAll("original_metadata", g));
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

    private Optional<H5Group> microscope() {
        return m_metadata
                .flatMap(m -> m.group("Acquisition_instrument", "TEM"))
                .or(() -> m_metadata.flatMap(m -> m.group("Acquisition_instrument", "SEM")))
                // before version 1.2
                .or(() -> m_metadata.flatMap(m -> m.group("TEM")))
                .or(() -> m_metadata.flatMap(m -> m.group("SEM")));
    }

    private String text(final String group, final String name) {
        return m_metadata.flatMap(m -> m.group(group)).map(g -> g.text(name)).orElse("");
    }

    /** A number in HyperSpy's unit, or converted from the unit beside it. */
    private static OptionalDouble number(
            final Optional<H5Group> group, final String name, final String unit, final double own) {
        final OptionalDouble value = group.map(g -> g.number(name)).orElse(OptionalDouble.empty());
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
            return OptionalDouble.empty();
        }
        final String written = group.map(g -> g.text(name + "_units")).orElse("");
        final Units.Converted to = Units.toStandard(written);
        return OptionalDouble.of(
                to.unit().equals(unit)
                        ? value.getAsDouble() * to.factor() / own
                        : value.getAsDouble());
    }
}
