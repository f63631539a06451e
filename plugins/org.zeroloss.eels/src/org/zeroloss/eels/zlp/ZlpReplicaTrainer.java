package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.learn.net.Activation;
import org.zeroloss.learn.net.EnsembleTrainer;
import org.zeroloss.learn.net.Initialization;
import org.zeroloss.learn.net.LBfgs;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.ReplicaFilter;
import org.zeroloss.learn.net.ReplicaResult;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Trains a {@link ZlpEnsemble} on a spectral image, after Roest et al., Ultramicroscopy 222 (2021)
 * 113202, and Brokkelkamp et al., J. Phys. Chem. A 126 (2022) 1255: one network per replica, each
 * on its own draw of the data, stopped by look-back on validation samples. What differs from their
 * program and why is in the decision page on the zero-loss ensemble.
 */
public final class ZlpReplicaTrainer {

    private static final long NETWORK = 221;
    private static final double MAX_EV = 25;
    private static final double MIN_EV = -8;

    /** 2-10-15-5-1 as in the papers, smooth throughout: a kinked tail would kink the gap. */
    private static final MlpShape SHAPE =
            MlpShape.of(
                    2,
                    new MlpShape.Layer(10, Activation.TANH),
                    new MlpShape.Layer(15, Activation.TANH),
                    new MlpShape.Layer(5, Activation.TANH));

    private final ZlpTrainerParameters m_parameters;

    /**
     * @param parameters how to train
     */
    public ZlpReplicaTrainer(final ZlpTrainerParameters parameters) {
        m_parameters = parameters;
    }

    /**
     * @param image a spectral image, best with a {@code label} map (without: one cluster) and,
     *     where known, a {@code vacuum} map
     * @param workers threads; the model does not depend on their number
     * @param progress progress and cancellation
     * @return the model and how its training went
     * @throws EelsException if the image has no zero-loss peak, or too few replicas succeed
     */
    public ZlpTraining train(final Signal image, final Workers workers, final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image,
                        m_parameters.energyZero(),
                        m_parameters.zlpHalfWidth(),
                        workers,
                        progress.part(0, 0.05));
        final SpectrumNoise noise = NoiseEstimator.of(image, scan::usableZeroChannel);
        final boolean[] reference = ReferenceFinder.find(scan, image.width(), noise);
        final EnergyBins bins = bins(image, scan);
        final GroupBuilder builder = new GroupBuilder(scan, reference, bins, noise, m_parameters);
        final List<SpectrumGroup> groups = builder.build(image, workers, progress.part(0.05, 0.15));
        final double fwhm = RegionFinder.fwhm(bins, groups.get(0).mean());
        final List<RegionFinder.Region> regions = regions(groups, bins, fwhm);
        final int base = strongest(groups);
        final NetworkInputs inputs =
                new NetworkInputs(
                        fwhm / 2,
                        bins.energy(0),
                        bins.energy(bins.size() - 1),
                        groups.get(base).lnZlp());
        final ReplicaProblems problems =
                new ReplicaProblems(groups, regions, base, bins, inputs, SHAPE, m_parameters);
        final List<ReplicaResult> results =
                new EnsembleTrainer(
                                SHAPE,
                                LBfgs.standard(m_parameters.iterations(), m_parameters.patience()),
                                Initialization.XAVIER,
                                Seeds.derive(m_parameters.seed(), NETWORK))
                        .train(m_parameters.replicas(), problems, workers, progress.part(0.15, 1));
        final List<RegionRow> rows = regionRows(bins, groups, regions);
        final List<ReplicaResult> kept = kept(results);
        final ZlpEnsemble ensemble =
                new ZlpEnsemble(
                        replicas(kept, problems),
                        inputs,
                        m_parameters.energyZero(),
                        m_parameters.zlpHalfWidth(),
                        rows.get(0).fwhmEv(),
                        bins.energy(0),
                        noise,
                        rows,
                        builder.lnZlpRange(),
                        image.spec().signalAxis(),
                        image.spec().metadata().withStep(step()));
        return new ZlpTraining(ensemble, replicaRows(results, kept), rows, scan.leftOut());
    }

    /** The vacuum reference, or else the group with the strongest zero-loss peak. */
    private static int strongest(final List<SpectrumGroup> groups) {
        int best = 0;
        for (int g = 1; g < groups.size(); g++) {
            if (groups.get(0).label() >= 0 && groups.get(g).lnZlp() > groups.get(best).lnZlp()) {
                best = g;
            }
        }
        return best;
    }

    private List<ReplicaResult> kept(final List<ReplicaResult> results) {
        final List<ReplicaResult> kept =
                new ReplicaFilter(m_parameters.outlierLimit()).apply(results).kept();
        if (kept.size() < 2) {
            throw new EelsException(
                    "Expected at least 2 usable replicas, found "
                            + kept.size()
                            + " of "
                            + results.size()
                            + "; train more replicas or check the clusters");
        }
        return kept;
    }

    private static List<ZlpEnsemble.Replica> replicas(
            final List<ReplicaResult> kept, final ReplicaProblems problems) {
        return kept.stream()
                .map(
                        r ->
                                new ZlpEnsemble.Replica(
                                        problems.base(r.replica()),
                                        new Mlp(SHAPE, r.training().parameters())))
                .toList();
    }

    private static List<ReplicaRow> replicaRows(
            final List<ReplicaResult> results, final List<ReplicaResult> kept) {
        final Set<Integer> numbers = new HashSet<>();
        kept.forEach(r -> numbers.add(r.replica()));
        return results.stream()
                .map(
                        r ->
                                new ReplicaRow(
                                        r.replica(),
                                        r.training().trainLoss(),
                                        r.training().validationLoss(),
                                        r.training().bestIteration(),
                                        numbers.contains(r.replica())))
                .toList();
    }

    private static List<RegionRow> regionRows(
            final EnergyBins bins,
            final List<SpectrumGroup> groups,
            final List<RegionFinder.Region> regions) {
        final List<RegionRow> rows = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            final SpectrumGroup group = groups.get(g);
            final RegionFinder.Region region = regions.get(g);
            rows.add(
                    new RegionRow(
                            group.name(),
                            group.label(),
                            group.size(),
                            group.lnZlp(),
                            RegionFinder.fwhm(bins, group.mean()),
                            region.endEv(),
                            region.blankEv(),
                            region.rule()));
        }
        return rows;
    }

    private EnergyBins bins(final Signal image, final ImageScan scan) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        int usable = -1;
        for (int r = 0; r < scan.rows(); r++) {
            if (scan.usable(r)) {
                usable = usable < 0 ? r : usable;
                lowest = Math.max(lowest, -scan.zeroChannel(r));
                highest = Math.min(highest, image.width() - 1 - scan.zeroChannel(r));
            }
        }
        if (usable < 0) {
            throw new EelsException(
                    "Expected spectra with a zero-loss peak, found none in "
                            + scan.rows()
                            + " rows");
        }
        final double step = scan.stepEv();
        final int low = (int) Math.max(Math.ceil(lowest) + 1, Math.ceil(MIN_EV / step));
        final int high = (int) Math.min(Math.floor(highest) - 2, Math.floor(MAX_EV / step));
        final EnergyBins channels = EnergyBins.channels(step, low, high);
        final double[] counts = new double[channels.size()];
        channels.read(image.plane().row(usable), scan.zeroChannel(usable), counts, 0);
        final double fwhm = RegionFinder.fwhm(channels, counts);
        if (!(fwhm > 0) || high * step < 4 * fwhm) {
            throw new EelsException(
                    "Expected an energy axis that reaches at least four widths of the zero-loss"
                            + " peak ("
                            + fwhm
                            + " eV) above it, found "
                            + high * step
                            + " eV");
        }
        return EnergyBins.of(step, fwhm, low, high);
    }

    private List<RegionFinder.Region> regions(
            final List<SpectrumGroup> groups, final EnergyBins bins, final double fwhm) {
        final RegionFinder finder = new RegionFinder(bins, fwhm);
        final boolean reference = groups.get(0).label() < 0;
        final double blank = reference ? finder.blank(groups.get(0)) : 0;
        final List<RegionFinder.Region> regions = new ArrayList<>();
        for (final SpectrumGroup g : groups) {
            RegionFinder.Region r =
                    g.label() < 0
                            ? finder.reference(g)
                            : reference
                                    ? finder.departure(g, groups.get(0), blank)
                                    : finder.knee(g);
            if (g.label() >= 0 && m_parameters.regionEndEv().isPresent()) {
                r =
                        new RegionFinder.Region(
                                m_parameters.regionEndEv().getAsDouble(), 0, r.blankEv(), "given");
            }
            if (m_parameters.blankStartEv().isPresent()) {
                final double given = m_parameters.blankStartEv().getAsDouble();
                r =
                        new RegionFinder.Region(
                                Math.min(r.endEv(), given), r.marginEv(), given, r.rule());
            }
            regions.add(r);
        }
        return regions;
    }

    private ProvenanceStep step() {
        final Map<String, String> p = new LinkedHashMap<>();
        p.put("parameters", m_parameters.toString());
        return new ProvenanceStep(
                "ZLP Replica Trainer", Release.VERSION, p, OptionalLong.of(m_parameters.seed()));
    }
}
