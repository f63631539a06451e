package org.zeroloss.format;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes one signal file of one or several source files. Several files of equal axes make one signal
 * with a first, navigation axis {@value #FILE_AXIS} whose labels are the file names.
 */
public final class SignalImport {

    /** Name of the axis that runs over files. */
    public static final String FILE_AXIS = "file";

    /** Axes are equal if no channel lies further apart than this part of a channel. */
    private static final double TOLERANCE = 1e-3;

    private final SignalReaders m_readers;

    /**
     * @param readers readers to choose from
     */
    public SignalImport(final SignalReaders readers) {
        m_readers = Objects.requireNonNull(readers, "readers");
    }

    /**
     * @param request what to make the signal of
     * @return the signal's spec; no data are read, hashes are absent
     * @throws FormatException if a file is damaged or the files do not fit together
     */
    public SignalSpec spec(final ImportRequest request) {
        return merged(request, specs(request));
    }

    /**
     * Writes the signal file. If anything goes wrong, no file is left.
     *
     * @param request what to make the signal of
     * @param target signal file to create
     * @param progress reports and cancels, at least once a block
     * @return the spec as written, with the SHA-256 of each source
     * @throws FormatException if a file is damaged or the files do not fit together
     */
    public SignalSpec write(
            final ImportRequest request, final Path target, final Progress progress) {
        return write(request, spec(request), target, progress);
    }

    /**
     * Writes the signal file with a step of provenance. If anything goes wrong, no file is left.
     *
     * @param request what to make the signal of
     * @param step who reads it, with which settings
     * @param target signal file to create
     * @param progress reports and cancels, at least once a block
     * @return the spec as written, with the step and the SHA-256 of each source
     * @throws FormatException if a file is damaged or the files do not fit together
     */
    public SignalSpec write(
            final ImportRequest request,
            final ProvenanceStep step,
            final Path target,
            final Progress progress) {
        final SignalSpec spec = spec(request);
        return write(request, spec.withMetadata(spec.metadata().withStep(step)), target, progress);
    }

    private SignalSpec write(
            final ImportRequest request,
            final SignalSpec described,
            final Path target,
            final Progress progress) {
        final List<SourceFile> files = request.files().files();
        final SignalSpec spec = SourceHash.into(described, files, progress.part(0, 0.3));
        final Progress copying = progress.part(0.3, 1);
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            for (int i = 0; i < files.size(); i++) {
                progress.checkCanceled();
                final Progress part =
                        copying.part((double) i / files.size(), (i + 1.0) / files.size());
                copy(request, files.get(i), writer, part);
            }
            writer.finish();
        }
        return spec;
    }

    private void copy(
            final ImportRequest request,
            final SourceFile source,
            final SignalWriter writer,
            final Progress progress) {
        try (SignalFile file = m_readers.open(source, request.options())) {
            file.copy(index(file, request.signal()), writer, marker(request, source), progress);
        }
    }

    /** Marks every spectrum of a file whose name says vacuum; others stay as their file says. */
    private static SignalCopy.Filler marker(final ImportRequest request, final SourceFile source) {
        if (!request.isVacuum(source)) {
            return SignalCopy.Filler.NONE;
        }
        return (rows, block) -> {
            for (int r = 0; r < rows.count(); r++) {
                block.map(MapColumn.VACUUM).set(r, 0, 1);
            }
        };
    }

    private List<SignalSpec> specs(final ImportRequest request) {
        final List<SignalSpec> specs = new ArrayList<>();
        for (final SourceFile source : request.files().files()) {
            try (SignalFile file = m_readers.open(source, request.options())) {
                specs.add(file.signals().get(index(file, request.signal())));
            }
        }
        return specs;
    }

    /** The signal that is meant is looked for in each file: they may list theirs in any order. */
    private static int index(final SignalFile file, final SignalChoice choice) {
        final List<SignalSpec> all = file.signals();
        return Objects.checkIndex(choice.index(file.source(), all), all.size());
    }

    private static SignalSpec merged(final ImportRequest request, final List<SignalSpec> specs) {
        final SignalSpec first = specs.get(0);
        final List<SourceFile> files = request.files().files();
        SignalSpec spec = first;
        if (files.size() > 1) {
            for (int i = 1; i < specs.size(); i++) {
                checkEqual(files.get(0), first, files.get(i), specs.get(i));
            }
            final List<Axis> axes = new ArrayList<>();
            axes.add(
                    new Axis(
                            FILE_AXIS,
                            "",
                            files.size(),
                            1,
                            0,
                            AxisRole.NAVIGATION,
                            files.stream().map(SourceFile::name).toList()));
            axes.addAll(first.axes());
            spec =
                    first.withAxes(axes)
                            .withMetadata(common(specs))
                            .withTitle(request.files().title());
        }
        return request.vacuum().isEmpty() || spec.hasMap(MapColumn.VACUUM)
                ? spec
                : spec.withMap(new MapColumn(MapColumn.VACUUM, DataType.UINT8, ""));
    }

    private static void checkEqual(
            final SourceFile a, final SignalSpec x, final SourceFile b, final SignalSpec y) {
        if (x.kind() != y.kind() || x.type() != y.type() || x.axes().size() != y.axes().size()) {
            throw FormatException.of(
                    b.name(),
                    "files that make one signal must be alike; "
                            + a.name()
                            + " holds "
                            + outline(x)
                            + ", "
                            + b.name()
                            + " holds "
                            + outline(y));
        }
        if (!x.bands().equals(y.bands()) || !x.maps().equals(y.maps())) {
            throw FormatException.of(
                    b.name(),
                    "files that make one signal need equal bands and maps; "
                            + a.name()
                            + " has "
                            + columns(x)
                            + ", "
                            + b.name()
                            + " has "
                            + columns(y)
                            + "; read them apart");
        }
        for (int i = 0; i < x.axes().size(); i++) {
            final Axis p = x.axes().get(i);
            final Axis q = y.axes().get(i);
            final double limit = TOLERANCE * Math.abs(p.scale());
            if (p.size() != q.size()
                    || !p.unit().equals(q.unit())
                    || p.role() != q.role()
                    || Math.abs(p.first() - q.first()) > limit
                    || Math.abs(p.last() - q.last()) > limit) {
                throw FormatException.of(
                        b.name(),
                        "files that make one signal need equal axes; "
                                + a.name()
                                + " has "
                                + describe(p)
                                + ", "
                                + b.name()
                                + " has "
                                + describe(q)
                                + "; read them apart, or give one axis for all");
            }
        }
    }

    private static String outline(final SignalSpec s) {
        return (s.title().isEmpty() ? "" : "\"" + s.title() + "\", ")
                + s.kind()
                + " of "
                + s.type()
                + " with axes "
                + s.axes().stream().map(SignalImport::describe).toList();
    }

    private static String columns(final SignalSpec s) {
        return "bands "
                + s.bands()
                + " and maps "
                + s.maps().stream().map(m -> m.name() + " of " + m.type()).toList();
    }

    private static String describe(final Axis a) {
        return "axis \""
                + a.name()
                + "\" of "
                + a.size()
                + " from "
                + a.first()
                + " to "
                + a.last()
                + (a.unit().isEmpty() ? "" : " " + a.unit());
    }

    /**
     * What all files agree on, of the history the steps that they have in common from the start;
     * the rest is absent, the sources are all.
     */
    private static SignalMetadata common(final List<SignalSpec> specs) {
        final List<SignalMetadata> all = specs.stream().map(SignalSpec::metadata).toList();
        final List<SignalSource> sources = all.stream().flatMap(m -> m.sources().stream()).toList();
        final Map<String, String> tags = new TreeMap<>(all.get(0).tags());
        all.forEach(m -> tags.entrySet().retainAll(m.tags().entrySet()));
        final String instrument = all.get(0).instrument();
        return new SignalMetadata(
                agreed(all, SignalMetadata::beamEnergyKeV),
                agreed(all, SignalMetadata::convergenceMrad),
                agreed(all, SignalMetadata::collectionMrad),
                agreed(all, SignalMetadata::exposureS),
                all.stream().allMatch(m -> m.instrument().equals(instrument)) ? instrument : "",
                sources,
                commonSteps(all),
                tags);
    }

    private static List<ProvenanceStep> commonSteps(final List<SignalMetadata> all) {
        final List<ProvenanceStep> steps = all.get(0).provenance();
        int n = steps.size();
        for (final SignalMetadata m : all) {
            n = Math.min(n, m.provenance().size());
            while (!m.provenance().subList(0, n).equals(steps.subList(0, n))) {
                n--;
            }
        }
        return steps.subList(0, n);
    }

    private static OptionalDouble agreed(
            final List<SignalMetadata> all, final Function<SignalMetadata, OptionalDouble> value) {
        final OptionalDouble first = value.apply(all.get(0));
        return all.stream().allMatch(m -> value.apply(m).equals(first))
                ? first
                : OptionalDouble.empty();
    }
}
