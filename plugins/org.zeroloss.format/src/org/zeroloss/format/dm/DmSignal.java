package org.zeroloss.format.dm;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * An image as a signal. It is spectral if one dimension is calibrated in a unit of energy (that is
 * the energy axis, wherever it lies: DigitalMicrograph stores spectrum images energy slowest, line
 * scans energy fastest), if its tags call it a spectrum, or if it has one dimension only.
 *
 * @param spec what it is
 * @param image where it lies
 * @param outer positions slower than the rows' axis
 * @param inner positions faster than the rows' axis
 */
record DmSignal(SignalSpec spec, DmImage image, long outer, long inner) {

    static final int MAX_DIMENSIONS = 4;
    private static final String[] NAMES = {"x", "y", "z", "t"};

    static DmSignal of(final SourceFile source, final DmImage image, final ReadOptions options) {
        final DmMetadata metadata = new DmMetadata(image);
        final int spectral = spectral(image, metadata);
        final int rows = Math.max(0, spectral);
        final SignalSpec spec =
                DeclaredSpec.of(source.name(), () -> spec(source, image, metadata, spectral));
        return new DmSignal(
                options.axis().apply(source.name(), spec),
                image,
                product(image, rows + 1, image.dimensions().size()),
                product(image, 0, rows));
    }

    private static long product(final DmImage image, final int from, final int to) {
        return image.dimensions().subList(from, to).stream()
                .mapToLong(DmImage.Dimension::size)
                .reduce(1, (a, b) -> a * b);
    }

    /** The dimension that runs along a spectrum, −1 for an image. */
    private static int spectral(final DmImage image, final DmMetadata metadata) {
        final int count = image.dimensions().size();
        int found = -1;
        int energies = 0;
        for (int i = 0; i < count; i++) {
            if (Units.isEnergy(image.dimensions().get(i).unit())) {
                found = i;
                energies++;
            }
        }
        if (energies == 1) {
            return found;
        }
        if (count == 1) {
            return 0;
        }
        // Not calibrated, or oddly: as DigitalMicrograph lays such data out.
        return metadata.isSpectrum() ? count == 2 ? 0 : count - 1 : -1;
    }

    private static SignalSpec spec(
            final SourceFile source,
            final DmImage image,
            final DmMetadata metadata,
            final int spectral) {
        final List<Axis> axes = new ArrayList<>();
        int named = 0;
        for (int i = 0; i < image.dimensions().size(); i++) {
            final DmImage.Dimension d = image.dimensions().get(i);
            final boolean energy = i == spectral && (Units.isEnergy(d.unit()) || metadata.isEels());
            final String name = energy ? "Energy loss" : NAMES[named++];
            // An image's two fastest dimensions are its columns and rows.
            final boolean signal = spectral < 0 ? i < 2 : i == spectral;
            axes.add(0, axis(name, d, signal ? AxisRole.SIGNAL : AxisRole.NAVIGATION));
        }
        if (spectral >= 0) {
            axes.add(axes.remove(axes.size() - 1 - spectral));
        }
        final PixelParts parts = DmParts.of(image.pixel()).orElseThrow();
        if (!parts.isPlain()) {
            axes.add(0, parts.firstAxis());
        }
        final SignalMetadata m =
                metadata.read()
                        .withSource(new SignalSource(source.name(), source.sha256().orElse("")));
        return new SignalSpec(
                spectral < 0 ? SignalKind.IMAGE_STACK : SignalKind.SPECTRAL_IMAGE,
                image.name(),
                "",
                axes,
                parts.type(),
                List.of(SignalSpec.SIGNAL),
                List.of(),
                m);
    }

    private static Axis axis(final String name, final DmImage.Dimension d, final AxisRole role) {
        final Units.Converted to = Units.toStandard(d.unit());
        return new Axis(
                name, to.unit(), d.size(), d.scale() * to.factor(), d.offset() * to.factor(), role);
    }
}
