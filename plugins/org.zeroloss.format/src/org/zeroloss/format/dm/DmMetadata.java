package org.zeroloss.format.dm;

import org.zeroloss.signal.SignalMetadata;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How an image was acquired, from its ImageTags. All numbers and texts among them are kept as tags
 * under their path; dates stay as the microscope's computer wrote them, since 5/4/2019 is April in
 * one country and May in another.
 */
final class DmMetadata {

    private static final int MAX_TAGS = 2000;
    private static final int MAX_TEXT = 1000;
    private static final String[] TIMES = {"Integration time (s)", "Exposure (s)"};

    private final DmImage m_image;

    DmMetadata(final DmImage image) {
        m_image = image;
    }

    SignalMetadata read() {
        final OptionalDouble volt = number("Microscope Info", "Voltage");
        final OptionalDouble convergence =
                number("EELS", "Experimental Conditions", "Convergence semi-angle (mrad)");
        final OptionalDouble collection =
                number("EELS", "Experimental Conditions", "Collection semi-angle (mrad)");
        final OptionalDouble time = time();
        SignalMetadata m = SignalMetadata.EMPTY;
        // DigitalMicrograph writes 0 for what nobody entered.
        if (set(volt)) {
            m = m.withBeamEnergyKeV(volt.getAsDouble() / 1e3);
        }
        if (set(convergence)) {
            m = m.withConvergenceMrad(convergence.getAsDouble());
        }
        if (set(collection)) {
            m = m.withCollectionMrad(collection.getAsDouble());
        }
        if (set(time)) {
            m = m.withExposureS(time.getAsDouble());
        }
        m = m.withInstrument(instrument());
        return tags(m);
    }

    /** Whether a spectrum was meant, by the tag Meta Data.Format. */
    boolean isSpectrum() {
        final String format = text("Meta Data", "Format").toLowerCase(Locale.ROOT);
        return format.startsWith("spectrum");
    }

    boolean isEels() {
        return text("Meta Data", "Signal").equals("EELS");
    }

    private static boolean set(final OptionalDouble value) {
        return value.isPresent()
                && value.getAsDouble() > 0
                && value.getAsDouble() <= Double.MAX_VALUE;
    }

    /** All frames of one spectrum together, else the exposure of one. */
    private OptionalDouble time() {
        for (final String name : TIMES) {
            final OptionalDouble t = number("EELS", "Acquisition", name);
            if (set(t)) {
                return t;
            }
        }
        return OptionalDouble.empty();
    }

    private String instrument() {
        final String session = text("Session Info", "Microscope");
        return session.isBlank() ? text("Microscope Info", "Name") : session;
    }

    private String text(final String... path) {
        return find(path)
                .filter(t -> t instanceof DmTag.Text)
                .map(t -> ((DmTag.Text) t).value())
                .orElse("");
    }

    private OptionalDouble number(final String... path) {
        final Optional<DmTag> tag = find(path).filter(t -> t instanceof DmTag.Scalar);
        return tag.isPresent()
                ? OptionalDouble.of(((DmTag.Scalar) tag.get()).value().doubleValue())
                : OptionalDouble.empty();
    }

    private Optional<DmTag> find(final String... path) {
        final Object[] all = new Object[path.length + 1];
        all[0] = "ImageTags";
        System.arraycopy(path, 0, all, 1, path.length);
        return m_image.group().find(all);
    }

    private SignalMetadata tags(final SignalMetadata plain) {
        final TagList list = new TagList();
        m_image.group()
                .find("ImageTags")
                .filter(t -> t instanceof DmTag.Group)
                .ifPresent(t -> list.add("dm", (DmTag.Group) t));
        m_image.group()
                .find("ImageData", "Calibrations", "Brightness")
                .filter(t -> t instanceof DmTag.Group)
                .ifPresent(t -> list.add("dm.Brightness", (DmTag.Group) t));
        return new SignalMetadata(
                plain.beamEnergyKeV(),
                plain.convergenceMrad(),
                plain.collectionMrad(),
                plain.exposureS(),
                plain.instrument(),
                plain.sources(),
                plain.provenance(),
                list.m_tags);
    }

    /** Numbers and texts below a group by their path, as many as a header may reasonably hold. */
    private static final class TagList {

        private final Map<String, String> m_tags = new TreeMap<>();

        private void add(final String path, final DmTag.Group group) {
            for (int i = 0; i < group.children().size() && m_tags.size() < MAX_TAGS; i++) {
                final DmTag t = group.children().get(i);
                final String name = path + "." + (t.name().isEmpty() ? i : t.name());
                if (t instanceof DmTag.Group) {
                    add(name, (DmTag.Group) t);
                } else if (t instanceof DmTag.Scalar) {
                    m_tags.put(name, ((DmTag.Scalar) t).text());
                } else if (t instanceof DmTag.Text) {
                    final String text = ((DmTag.Text) t).value();
                    m_tags.put(name, text.substring(0, Math.min(MAX_TEXT, text.length())));
                } else if (t instanceof DmTag.Struct) {
                    m_tags.put(name, ((DmTag.Struct) t).values().toString());
                }
            }
        }
    }
}
