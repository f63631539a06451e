package org.zeroloss.nodes.port;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in one line what a signal is. */
final class SignalSummary {

    private SignalSummary() {}

    /**
     * @param s spec of a signal
     * @return for example {@code 48 × 32 pixels × 1024 channels, −2.0 … 23.6 eV, uint16, 3.1 MB;
     *     maps: label}
     */
    static String of(final SignalSpec s) {
        final StringBuilder text = new StringBuilder();
        final List<String> sizes = new ArrayList<>();
        for (int i = s.axes().size() - 2; i >= 0; i--) {
            sizes.add(String.valueOf(s.axes().get(i).size()));
        }
        if (sizes.isEmpty()) {
            text.append("one spectrum");
        } else {
            text.append(String.join(" × ", sizes)).append(" spectra");
        }
        final Axis e = s.signalAxis();
        text.append(String.format(Locale.ROOT, " × %d channels, ", e.size()))
                .append(String.format(Locale.ROOT, "%.4g … %.4g %s", e.first(), e.last(), e.unit()))
                .append(", ")
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
}
