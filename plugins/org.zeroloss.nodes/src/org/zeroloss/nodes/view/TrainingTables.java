package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.eels.zlp.GroupSpectrum;
import org.zeroloss.eels.zlp.PeakBand;
import org.zeroloss.eels.zlp.RegionRow;
import org.zeroloss.eels.zlp.ReplicaLosses;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpTraining;
import org.zeroloss.nodes.table.Columns;

import java.util.ArrayList;
import java.util.List;

/** What the ZLP Replica Trainer keeps of a training for its view, as tables. */
public final class TrainingTables {

    static final String REPLICA = "replica";
    static final String STEP = "step";
    static final String TRAIN = "train loss";
    static final String VALIDATION = "validation loss";
    static final String GROUP = "group";
    static final String NAME = "name";
    static final String SPECTRA = "spectra";
    static final String LN_ZLP = "ln ZLP";
    static final String REGION_END = "dE1 (eV)";
    static final String BLANK_START = "dE2 (eV)";
    static final String RULE = "rule";
    static final String ENERGY = "energy (eV)";
    static final String COUNTS = "counts";
    static final String ERROR = "error (counts)";
    static final String LOW = "P16 (counts)";
    static final String HIGH = "P84 (counts)";

    /** Most points of a curve; the peak is smooth. */
    private static final int MOST_POINTS = 1500;

    private record Loss(int replica, int step, double train, double validation) {}

    private record Group(int group, RegionRow region) {}

    private record Point(int group, double energyEv, double counts, double low, double high) {}

    private static final Columns<Loss> LOSSES =
            new Columns<Loss>(l -> "trained without validation samples, or diverged")
                    .integer(REPLICA, Loss::replica)
                    .integer(STEP, Loss::step)
                    .real(TRAIN, Loss::train)
                    .real(VALIDATION, Loss::validation);

    private static final Columns<Group> GROUPS =
            new Columns<Group>(g -> "unknown")
                    .integer(GROUP, Group::group)
                    .text(NAME, g -> g.region().name())
                    .whole(SPECTRA, g -> g.region().size())
                    .real(LN_ZLP, g -> g.region().lnZlp())
                    .real(REGION_END, g -> g.region().regionEndEv())
                    .real(BLANK_START, g -> g.region().blankStartEv())
                    .text(RULE, g -> g.region().rule());

    private static final Columns<Point> MEASURED =
            new Columns<Point>(p -> "not measured")
                    .integer(GROUP, Point::group)
                    .real(ENERGY, Point::energyEv)
                    .real(COUNTS, Point::counts)
                    .real(ERROR, Point::low);

    private static final Columns<Point> CURVES =
            new Columns<Point>(p -> "beyond the model")
                    .integer(GROUP, Point::group)
                    .real(ENERGY, Point::energyEv)
                    .real(COUNTS, Point::counts)
                    .real(LOW, Point::low)
                    .real(HIGH, Point::high);

    private TrainingTables() {}

    /**
     * @param exec context of the running node
     * @param training what the training gave
     * @return losses, groups, measured spectra and curves
     * @throws CanceledExecutionException if the user asked to stop
     */
    public static List<BufferedDataTable> of(
            final ExecutionContext exec, final ZlpTraining training)
            throws CanceledExecutionException {
        final List<Group> groups = new ArrayList<>();
        training.regions().forEach(r -> groups.add(new Group(groups.size(), r)));
        final List<Point> measured = new ArrayList<>();
        final List<Point> curves = new ArrayList<>();
        for (int g = 0; g < training.groups().size(); g++) {
            exec.checkCanceled();
            addMeasured(training.groups().get(g), g, measured);
            addCurve(training.groups().get(g), training.ensemble(), g, curves);
        }
        return List.of(
                LOSSES.fill(
                        exec,
                        losses(training.losses()),
                        l -> "replica" + l.replica() + "_" + l.step()),
                GROUPS.fill(exec, groups, g -> "group" + g.group()),
                MEASURED.fill(exec, measured, p -> "group" + p.group() + "_" + p.energyEv()),
                CURVES.fill(exec, curves, p -> "group" + p.group() + "_" + p.energyEv()));
    }

    private static List<Loss> losses(final List<ReplicaLosses> all) {
        final List<Loss> rows = new ArrayList<>();
        for (final ReplicaLosses r : all) {
            final double[] train = r.train();
            final double[] validation = r.validation();
            for (int step = 0; step < train.length; step++) {
                rows.add(new Loss(r.replica(), step, train[step], validation[step]));
            }
        }
        return rows;
    }

    private static void addMeasured(
            final GroupSpectrum group, final int number, final List<Point> into) {
        final double[] energy = group.energyEv();
        final double[] counts = group.counts();
        final double[] error = group.error();
        for (int i = 0; i < energy.length; i++) {
            into.add(new Point(number, energy[i], counts[i], error[i], error[i]));
        }
    }

    private static void addCurve(
            final GroupSpectrum group,
            final ZlpEnsemble ensemble,
            final int number,
            final List<Point> into) {
        final double[] energy = group.energyEv();
        final double first = Math.max(energy[0], ensemble.lowestEv());
        final double last = Math.min(energy[energy.length - 1], ensemble.highestEv());
        final double channel = ensemble.axis().scale();
        final double step = Math.max(channel, (last - first) / MOST_POINTS);
        final int size = (int) Math.floor((last - first) / step) + 1;
        final PeakBand band = group.band(ensemble, first, step, size);
        final double[] median = band.median();
        final double[] low = band.low();
        final double[] high = band.high();
        for (int i = 0; i < size; i++) {
            into.add(new Point(number, first + i * step, median[i], low[i], high[i]));
        }
    }
}
