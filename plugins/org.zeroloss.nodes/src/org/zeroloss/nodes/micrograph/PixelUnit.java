package org.zeroloss.nodes.micrograph;

import java.util.Map;

/** Units of length that pixels are given in. */
public final class PixelUnit {

    private static final Map<String, Double> IN_A =
            Map.of(
                    "\u00c5", 1.0, "\u212b", 1.0, "A", 1.0, "pm", 0.01, "nm", 10.0, "\u00b5m", 1e4,
                    "\u03bcm", 1e4, "um", 1e4, "mm", 1e7, "m", 1e10);

    private PixelUnit() {}

    /**
     * @param unit a unit
     * @return its length in Å; 0 if it is no known unit of length
     */
    public static double inA(final String unit) {
        return IN_A.getOrDefault(unit, 0.0);
    }
}
