package org.zeroloss.standin.report;

import org.zeroloss.standin.dialog.Dialog;
import org.zeroloss.standin.dialog.DialogChoice;
import org.zeroloss.standin.dialog.DialogOption;
import org.zeroloss.standin.dialog.DialogSection;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings as the dialog names them: its sections, titles and choices; what does not apply is left
 * out.
 */
final class SettingsWords {

    private SettingsWords() {}

    static String of(final Dialog dialog) {
        final StringBuilder b = new StringBuilder("<table class=\"facts\">\n");
        for (final DialogSection section : dialog.sections()) {
            final List<DialogOption> options =
                    section.options().stream().filter(DialogOption::applies).toList();
            if (!section.applies() || options.isEmpty()) {
                continue;
            }
            b.append("<tbody>");
            if (!section.title().isEmpty()) {
                b.append("<tr><th colspan=\"2\" scope=\"rowgroup\">");
                b.append(Html.escape(section.title())).append("</th></tr>");
            }
            for (final DialogOption option : options) {
                b.append("<tr><th scope=\"row\">").append(Html.escape(option.title()));
                b.append("</th><td>").append(Html.escape(value(option))).append("</td></tr>\n");
            }
            b.append("</tbody>\n");
        }
        return b.append("</table>\n").toString();
    }

    private static String value(final DialogOption option) {
        return switch (option.kind()) {
            case CHECKBOX -> Boolean.TRUE.equals(option.value().orElse(false)) ? "yes" : "no";
            case LIST -> rows(option);
            case CHOICE -> option.value().map(v -> title(option, v.toString())).orElse("none");
            default -> option.value().map(SettingsWords::plain).orElse("switched off");
        };
    }

    private static String title(final DialogOption option, final String id) {
        return option.choices().stream()
                .filter(c -> c.id().equals(id))
                .map(DialogChoice::title)
                .findFirst()
                .orElse(id);
    }

    private static String rows(final DialogOption option) {
        return option.rows().isEmpty()
                ? "none"
                : option.rows().stream().map(SettingsWords::row).collect(Collectors.joining("; "));
    }

    private static String row(final List<DialogOption> row) {
        return row.stream()
                .filter(DialogOption::applies)
                .map(o -> o.title() + ": " + value(o))
                .collect(Collectors.joining(", "));
    }

    private static String plain(final Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().map(SettingsWords::plain).collect(Collectors.joining(", "));
        }
        if (value instanceof Double d) {
            return Numbers.text(d, 15);
        }
        return value.toString();
    }
}
