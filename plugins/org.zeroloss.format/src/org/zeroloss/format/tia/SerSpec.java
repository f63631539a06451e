package org.zeroloss.format.tia;

import org.zeroloss.format.SourceFile;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A series as a signal. TIA calibrates spectra in eV. It calibrates images in m, or in 1/m where
 * they are diffraction patterns; which of both, only the .emi file tells, so without it an image's
 * unit stays missing. The axes of a series name their unit themselves.
 */
final class SerSpec {

    private static final String[] SCAN = {"x", "y", "z"};
    private static final String MODE = "ExperimentalDescription.Mode";

    private final SourceFile m_source;
    private final SerHeader m_header;
    private final SerElement m_element;
    private final Optional<EmiObject> m_emi;

    SerSpec(
            final SourceFile source,
            final SerHeader header,
            final SerElement element,
            final Optional<EmiObject> emi) {
        m_source = source;
        m_header = header;
        m_element = element;
        m_emi = emi;
    }

    SignalSpec spec(final String title) {
        final List<Axis> axes = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        if (m_header.images()) {
            final Units.Converted unit = Units.toStandard(imageUnit());
            axes.add(signal("y", 1, unit));
            axes.add(signal("x", 0, unit));
            names.addAll(List.of("x", "y"));
        } else {
            axes.add(signal("Energy", 0, Units.toStandard("eV")));
            names.add("Energy");
        }
        for (int i = 0; i < m_header.dimensions().size(); i++) {
            final SerHeader.Dimension d = m_header.dimensions().get(i);
            final boolean slowest = i == m_header.dimensions().size() - 1;
            final int size = slowest ? m_header.reached() : d.size();
            // A series of one that is not placed anywhere is no axis.
            if (d.size() > 1 || !d.unit().isEmpty()) {
                axes.add(0, navigation(d, size, i, names));
            }
        }
        return new SignalSpec(
                m_header.images() ? SignalKind.IMAGE_STACK : SignalKind.SPECTRAL_IMAGE,
                title,
                "",
                axes,
                m_element.type(),
                List.of(SignalSpec.SIGNAL),
                List.of(),
                metadata());
    }

    private Axis signal(final String name, final int which, final Units.Converted unit) {
        final SerElement.Calibration c = m_element.calibrations().get(which);
        return new Axis(
                name,
                unit.unit(),
                m_element.size().get(which),
                c.delta() * unit.factor(),
                c.first() * unit.factor(),
                AxisRole.SIGNAL);
    }

    private String imageUnit() {
        final String mode = m_emi.map(e -> e.text(MODE)).orElse("");
        if (mode.contains("STEM")) {
            return "m";
        }
        return mode.contains("Diffraction") ? "1/m" : mode.contains("Image") ? "m" : "";
    }

    private Axis navigation(
            final SerHeader.Dimension d, final int size, final int index, final Set<String> names) {
        final String unit = d.unit().equals("meters") ? "m" : d.unit();
        final Units.Converted to = Units.toStandard(unit);
        String name = d.description().isBlank() ? "axis " + index : d.description().strip();
        if (name.equals("Position") && !m_header.images() && index < SCAN.length) {
            name = SCAN[index];
        }
        while (!names.add(name)) {
            name = name + " " + (index + 1);
        }
        return new Axis(
                name,
                to.unit(),
                size,
                d.delta() * to.factor(),
                (d.offset() - d.element() * d.delta()) * to.factor(),
                AxisRole.NAVIGATION);
    }

    private SignalMetadata metadata() {
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(m_source.name(), m_source.sha256().orElse("")));
        if (m_header.valid() < m_header.total()) {
            m =
                    m.withTag(
                            "tia.acquired",
                            m_header.valid()
                                    + " of "
                                    + m_header.total()
                                    + "; the rest of the last line is 0");
        }
        if (m_emi.isEmpty()) {
            return m;
        }
        final EmiObject emi = m_emi.get();
        for (final Map.Entry<String, String> e : emi.values().entrySet()) {
            m = m.withTag("tia." + e.getKey(), e.getValue());
        }
        final String volt =
                emi.text("ExperimentalConditions.MicroscopeConditions.AcceleratingVoltage");
        final double kev = number(volt) / 1e3;
        if (kev > 0) {
            m = m.withBeamEnergyKeV(kev);
        }
        // The dwell time beside a spectrum is that of the survey image; a camera's is its exposure.
        final double dwell = number(emi.text("AcquireInfo.DwellTimePath"));
        if (m_header.images() && dwell > 0 && !emi.text("AcquireInfo.CameraNamePath").isEmpty()) {
            m = m.withExposureS(dwell);
        }
        return m.withInstrument(emi.text("ExperimentalDescription.Microscope"));
    }

    private static double number(final String text) {
        return text.matches("\\d{1,12}(\\.\\d{0,12})?") ? Double.parseDouble(text) : 0;
    }
}
