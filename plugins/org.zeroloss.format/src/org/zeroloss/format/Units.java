package org.zeroloss.format;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units as files write them, to the units that signals are kept in: energies in eV, lengths in nm,
 * reciprocal lengths in 1/nm, angles in mrad, times in s. A unit that is not known is kept as it
 * stands; a missing one stays {@code ""}.
 */
public final class Units {

    /** The unit of energies. */
    public static final String EV = "eV";

    private static final Pattern IN_BRACKETS =
            Pattern.compile(".*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]");

    private static final Map<String, Converted> KNOWN =
            Map.ofEntries(
                    Map.entry("eV", new Converted(EV, 1)),
                    Map.entry("keV", new Converted(EV, 1e3)),
                    Map.entry("meV", new Converted(EV, 1e-3)),
                    Map.entry("MeV", new Converted(EV, 1e6)),
                    Map.entry("m", new Converted("nm", 1e9)),
                    Map.entry("cm", new Converted("nm", 1e7)),
                    Map.entry("mm", new Converted("nm", 1e6)),
                    Map.entry("um", new Converted("nm", 1e3)),
                    Map.entry("nm", new Converted("nm", 1)),
                    Map.entry("pm", new Converted("nm", 1e-3)),
                    Map.entry("Å", new Converted("nm", 0.1)),
                    Map.entry("A", new Converted("nm", 0.1)),
                    Map.entry("1/nm", new Converted("1/nm", 1)),
                    Map.entry("1/Å", new Converted("1/nm", 10)),
                    Map.entry("1/A", new Converted("1/nm", 10)),
                    Map.entry("1/pm", new Converted("1/nm", 1e3)),
                    Map.entry("1/um", new Converted("1/nm", 1e-3)),
                    Map.entry("1/m", new Converted("1/nm", 1e-9)),
                    Map.entry("rad", new Converted("mrad", 1e3)),
                    Map.entry("mrad", new Converted("mrad", 1)),
                    Map.entry("urad", new Converted("mrad", 1e-3)),
                    Map.entry("deg", new Converted("mrad", 1e3 * Math.PI / 180)),
                    Map.entry("°", new Converted("mrad", 1e3 * Math.PI / 180)),
                    Map.entry("s", new Converted("s", 1)),
                    Map.entry("ms", new Converted("s", 1e-3)),
                    Map.entry("us", new Converted("s", 1e-6)),
                    Map.entry("ns", new Converted("s", 1e-9)));

    private Units() {}

    /**
     * A unit that signals are kept in, and how to get there.
     *
     * @param unit unit to keep
     * @param factor what a number in the file's unit is multiplied with
     */
    public record Converted(String unit, double factor) {}

    /**
     * @param unit as the file writes it, for example {@code "µm"} or {@code "Energy Loss (eV)"}
     * @return the unit to keep and the factor; factor 1 and the unit itself if it is not known
     */
    public static Converted toStandard(final String unit) {
        final String plain = unit.strip();
        // micro sign and Greek mu look the same, as do the Angstrom sign and the letter Å;
        // 1/nm is also written nm^-1
        final String key =
                plain.replace('\u00b5', 'u')
                        .replace('\u03bc', 'u')
                        .replace('\u212b', '\u00c5')
                        .replaceFirst("^(.*?)\\s*(?:\\^-1|\u207b\u00b9)$", "1/$1")
                        .replaceFirst("^1\\s*/\\s*", "1/");
        Converted known = KNOWN.get(key);
        if (known == null) {
            // Case matters between m and M: only spellings without a prefix are folded.
            known =
                    switch (key.toLowerCase(Locale.ROOT)) {
                        case "ev" -> KNOWN.get(EV);
                        case "angstrom", "angstroms", "\u00e5ngstr\u00f6m" -> KNOWN.get("A");
                        case "micron", "microns", "micrometer" -> KNOWN.get("um");
                        default -> null;
                    };
        }
        if (known == null) {
            final Matcher m = IN_BRACKETS.matcher(plain);
            if (m.matches()) {
                known = KNOWN.get(m.group(1).replace('\u00b5', 'u').replace('\u03bc', 'u'));
            }
        }
        return known == null ? new Converted(plain, 1) : known;
    }

    /**
     * @param unit as the file writes it
     * @return whether it is a unit of energy
     */
    public static boolean isEnergy(final String unit) {
        return toStandard(unit).unit().equals(EV);
    }
}
