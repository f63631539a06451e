package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Activation;
import org.zeroloss.learn.net.EnsembleTrainer;
import org.zeroloss.learn.net.Initialization;
import org.zeroloss.learn.net.LBfgs;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.Precision;
import org.zeroloss.learn.net.ReplicaFilter;
import org.zeroloss.learn.net.ReplicaResult;
import org.zeroloss.learn.net.ReplicaSource;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** 2-10-15-5-1 as in the papers, smooth throughout: a kinked tail would kink the gap. */
    private static final MlpShape SHAPE = shape(2);

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
        final TrainingImage prepared =
                TrainingImage.of(image, m_parameters, workers, progress.part(0, 0.15));
        return train(prepared, image, workers, progress.part(0.15, 1));
    }

    /** Trains on what was prepared from an image. */
    ZlpTraining train(
            final TrainingImage prepared,
            final Signal image,
            final Workers workers,
            final Progress progress) {
        final ReplicaProblems problems = prepared.problems(SHAPE);
        final List<ReplicaResult> results =
                fit(SHAPE, problems, Precision.DOUBLE, workers, progress);
        final List<RegionRow> rows = prepared.rows();
        final List<ReplicaResult> kept = kept(results);
        final ZlpEnsemble ensemble =
                new ZlpEnsemble(
                        replicas(kept, problems),
                        prepared.inputs(),
                        m_parameters.energyZero(),
                        m_parameters.zlpHalfWidth(),
                        rows.get(0).fwhmEv(),
                        prepared.inputs().minEv(),
                        prepared.noise(),
                        rows,
                        prepared.range(),
                        image.spec().signalAxis(),
                        image.spec().metadata().withStep(step()));
        return new ZlpTraining(
                ensemble,
                replicaRows(results, kept),
                rows,
                prepared.leftOut(),
                ReplicaLosses.of(results),
                prepared.spectra(Optional.empty()));
    }

    /**
     * Trains one model on images taken under several beam energies and exposure times.
     *
     * @param images spectral images, each as {@link #train(Signal, Workers, Progress)} takes it,
     *     with channels of the same width
     * @param conditions of each image
     * @param workers threads; the model does not depend on their number
     * @param progress progress and cancellation
     * @return the model and how its training went; of one image alone what the other method gives
     * @throws EelsException if an image cannot be used, saying which, if no condition differs, or
     *     too few replicas succeed
     */
    public ZlpTraining train(
            final List<Signal> images,
            final List<Conditions> conditions,
            final Workers workers,
            final Progress progress) {
        return images.size() == 1
                ? train(images.get(0), workers, progress)
                : new ConditionsTraining(m_parameters, images, conditions)
                        .train(this, workers, progress);
    }

    /** The network: 2-10-15-5-1 as in the papers, or with further inputs. */
    static MlpShape shape(final int inputs) {
        return MlpShape.of(
                inputs,
                new MlpShape.Layer(10, Activation.TANH),
                new MlpShape.Layer(15, Activation.TANH),
                new MlpShape.Layer(5, Activation.TANH));
    }

    List<ReplicaResult> fit(
            final MlpShape shape,
            final ReplicaSource source,
            final Precision precision,
            final Workers workers,
            final Progress progress) {
        return new EnsembleTrainer(
                        shape,
                        LBfgs.standard(m_parameters.iterations(), m_parameters.patience()),
                        Initialization.XAVIER,
                        Seeds.derive(m_parameters.seed(), NETWORK),
                        precision)
                .train(m_parameters.replicas(), source, workers, progress);
    }

    List<ReplicaResult> kept(final List<ReplicaResult> results) {
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

    static List<ReplicaRow> replicaRows(
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

    ProvenanceStep step() {
        final Map<String, String> p = new LinkedHashMap<>();
        p.put("parameters", m_parameters.toString());
        return new ProvenanceStep(
                "ZLP Replica Trainer", Release.VERSION, p, OptionalLong.of(m_parameters.seed()));
    }
}
