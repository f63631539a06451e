package org.zeroloss.nodes.port;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalSpec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in one line what a signal is. */
final class SignalSummary {

    private SignalSummary() {}

    /**
     * @param s spec of a signal
     * @return for example {@code 48 × 32 spectra × 1024 channels, −2.0 … 23.6 eV, uint16, 3.1 MB;
     *     maps: label}, or {@code 12 images of 512 × 256 pixels, 0.1 nm a pixel, uint8, 1.57 MB}
     */
    static String of(final SignalSpec s) {
        final StringBuilder text =
                new StringBuilder(
                        switch (s.kind()) {
                            case SPECTRAL_IMAGE -> spectra(s);
                            case IMAGE_STACK -> images(s);
                        });
        text.append(", ")
                .append(s.type().name().toLowerCase(Locale.ROOT))
                .append(String.format(Locale.ROOT, ", %.3g MB", s.dataBytes() / 1e6));
        if (s.bands().size() > 1) {
            text.append("; bands: ").append(String.join(", ", s.bands()));
        }
        if (!s.maps().isEmpty()) {
            text.append("; maps: ")
                    .append(String.join(", ", s.maps().stream().map(MapColumn::name).toList()));
        }
        return s.title().isEmpty() ? text.toString() : s.title() + ": " + text;
    }

    private static String spectra(final SignalSpec s) {
        final Axis e = s.signalAxis();
        final String count = sizes(s, s.axes().size() - 2);
        return (count.isEmpty() ? "one spectrum" : count + " spectra")
                + String.format(
                        Locale.ROOT,
                        " × %d channels, %.4g … %.4g %s",
                        e.size(),
                        e.first(),
                        e.last(),
                        e.unit());
    }

    private static String images(final SignalSpec s) {
        final Axis x = s.signalAxis();
        final Axis y = s.axes().get(s.axes().size() - 2);
        final String count = sizes(s, s.axes().size() - 3);
        return (count.isEmpty() ? "one image" : count + " images")
                + " of "
                + x.size()
                + " × "
                + y.size()
                + " pixels"
                + (x.unit().isEmpty()
                        ? ""
                        : ", " + rounded(x.scale()) + " " + x.unit() + " a pixel");
    }

    private static String rounded(final double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /** Sizes of the axes up to one, fastest first. */
    private static String sizes(final SignalSpec s, final int last) {
        final List<String> sizes = new ArrayList<>();
        for (int i = last; i >= 0; i--) {
            sizes.add(String.valueOf(s.axes().get(i).size()));
        }
        return String.join(" × ", sizes);
    }
}
