package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Fresh simulated micrographs without end. */
public final class SimulatedSource implements LabeledSource {

    private final StemSimulator m_simulator;
    private final List<String> m_classes;

    /**
     * @param recipe what is simulated
     * @param classes names of the classes to be found, {@link SiteClass#label()} each; columns of
     *     other classes become background
     */
    public SimulatedSource(final SimulationRecipe recipe, final List<String> classes) {
        m_simulator = new StemSimulator(recipe);
        m_classes = Check.list(classes, "classes");
        final List<String> possible = m_simulator.classes().stream().map(SiteClass::label).toList();
        for (final String c : m_classes) {
            if (!possible.contains(c)) {
                throw new ImagingException(
                        "The simulation never shows the class '"
                                + c
                                + "', only "
                                + possible
                                + ". Change the recipe, or leave the class out.");
            }
        }
    }

    @Override
    public boolean endless() {
        return true;
    }

    @Override
    public LabeledMicrograph draw(final long index) {
        final SimulatedMicrograph drawn = m_simulator.draw(index);
        final Micrograph image =
                Micrograph.of(
                        "simulated " + index,
                        drawn.image(),
                        OptionalDouble.of(drawn.acquisition().scan().pixelSizeA()));
        final List<LabeledPoint> points = new ArrayList<>();
        for (final ColumnLabel l : drawn.labels()) {
            final int c = m_classes.indexOf(l.column().siteClass().label());
            if (c >= 0) {
                points.add(new LabeledPoint(l.x(), l.y(), c));
            }
        }
        return new LabeledMicrograph(image, points);
    }
}
