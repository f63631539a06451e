package org.zeroloss.nodes.info;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The two tables of Signal Info: signals, and their axes. */
final class SignalInfoTables {

    private static final String UNKNOWN = "The file does not say.";
    private static final double NONE = Double.NaN;

    /** One axis of one signal. */
    private record AxisRow(String signalId, ListedSignal signal, int number) {

        Axis axis() {
            return signal.spec().axes().get(number - 1);
        }
    }

    private final Columns<ListedSignal> m_signals =
            new Columns<ListedSignal>(r -> r.reason().isEmpty() ? UNKNOWN : r.reason())
                    .text("file", ListedSignal::file)
                    .optionalText("reader", ListedSignal::reader)
                    .text("status", r -> r.status().text())
                    .optionalText("reason", r -> Optional.of(r.reason()).filter(s -> !s.isEmpty()))
                    .optionalWhole("signal", SignalInfoTables::number)
                    .optionalText("title", r -> Optional.of(r.name()).filter(s -> !s.isEmpty()))
                    .optionalText("kind", of(s -> kind(s.kind())))
                    .optionalText("shape", of(s -> joined(s, a -> String.valueOf(a.size()))))
                    .optionalText("axes", of(s -> joined(s, Axis::name)))
                    .optionalText("type", of(s -> s.type().name().toLowerCase(Locale.ROOT)))
                    .optionalWhole(
                            "size (bytes)",
                            r ->
                                    r.signal()
                                            .map(s -> OptionalLong.of(s.dataBytes()))
                                            .orElseGet(OptionalLong::empty))
                    .optionalText("quantity", known(SignalSpec::quantity))
                    .real("beam energy (keV)", metadata(SignalMetadata::beamEnergyKeV))
                    .real(
                            "convergence semi-angle (mrad)",
                            metadata(SignalMetadata::convergenceMrad))
                    .real("collection semi-angle (mrad)", metadata(SignalMetadata::collectionMrad))
                    .real("exposure of a row (s)", metadata(SignalMetadata::exposureS))
                    .optionalText("instrument", known(s -> s.metadata().instrument()));

    private final Columns<AxisRow> m_axes =
            new Columns<AxisRow>(r -> UNKNOWN)
                    .text("file", r -> r.signal().file())
                    .integer("signal", r -> r.signal().number().orElseThrow())
                    .integer("axis", AxisRow::number)
                    .text("name", r -> r.axis().name())
                    .text("role", r -> r.axis().role().name().toLowerCase(Locale.ROOT))
                    .whole("size", r -> r.axis().size())
                    .real("scale", r -> r.axis().scale())
                    .real("offset", r -> r.axis().offset())
                    .optionalText(
                            "unit", r -> Optional.of(r.axis().unit()).filter(u -> !u.isEmpty()));

    /**
     * @return spec of the table of signals
     */
    DataTableSpec signalSpec() {
        return m_signals.spec();
    }

    /**
     * @return spec of the table of axes
     */
    DataTableSpec axisSpec() {
        return m_axes.spec();
    }

    /**
     * @param exec context of the running node
     * @param rows all that was found
     * @return the table of signals, one row each
     * @throws CanceledExecutionException if the user asked to stop
     */
    BufferedDataTable signals(final ExecutionContext exec, final List<ListedSignal> rows)
            throws CanceledExecutionException {
        final int[] row = {0};
        return m_signals.fill(exec, rows, r -> id(row[0]++));
    }

    /**
     * @param exec context of the running node
     * @param rows all that was found
     * @return the table of axes: one row for each axis of each signal, slowest first
     * @throws CanceledExecutionException if the user asked to stop
     */
    BufferedDataTable axes(final ExecutionContext exec, final List<ListedSignal> rows)
            throws CanceledExecutionException {
        final List<AxisRow> axes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final int count = rows.get(i).signal().map(s -> s.axes().size()).orElse(0);
            for (int axis = 1; axis <= count; axis++) {
                axes.add(new AxisRow(id(i), rows.get(i), axis));
            }
        }
        return m_axes.fill(exec, axes, r -> r.signalId() + "_axis" + r.number());
    }

    private static String id(final int row) {
        return "Row" + row;
    }

    private static OptionalLong number(final ListedSignal row) {
        return row.number().isPresent()
                ? OptionalLong.of(row.number().getAsInt())
                : OptionalLong.empty();
    }

    private static String kind(final SignalKind kind) {
        return switch (kind) {
            case SPECTRAL_IMAGE -> "spectral image";
            case IMAGE_STACK -> "image stack";
        };
    }

    private static String joined(final SignalSpec signal, final Function<Axis, String> part) {
        return signal.axes().stream().map(part).collect(Collectors.joining(" × "));
    }

    private static Function<ListedSignal, Optional<String>> of(
            final Function<SignalSpec, String> value) {
        return r -> r.signal().map(value);
    }

    private static Function<ListedSignal, Optional<String>> known(
            final Function<SignalSpec, String> value) {
        return r -> r.signal().map(value).filter(s -> !s.isEmpty());
    }

    private static ToDoubleFunction<ListedSignal> metadata(
            final Function<SignalMetadata, OptionalDouble> value) {
        return r -> r.signal().map(s -> value.apply(s.metadata()).orElse(NONE)).orElse(NONE);
    }
}
