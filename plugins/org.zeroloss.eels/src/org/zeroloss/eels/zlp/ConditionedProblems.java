package org.zeroloss.eels.zlp;

import org.zeroloss.learn.LearnException;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.Penalty;
import org.zeroloss.learn.net.RegressionProblem;
import org.zeroloss.learn.net.ReplicaSource;
import org.zeroloss.learn.net.WeightDecay;

import java.util.ArrayList;
import java.util.List;

/**
 * The training data of several images as one problem per replica: the samples and tail penalties of
 * each image, with its scaled conditions as further inputs.
 */
final class ConditionedProblems implements ReplicaSource {

    private final List<ReplicaProblems> m_images;
    private final List<double[]> m_conditions;
    private final MlpShape m_shape;

    ConditionedProblems(
            final List<ReplicaProblems> images,
            final List<double[]> conditions,
            final MlpShape shape) {
        m_images = images;
        m_conditions = conditions;
        m_shape = shape;
    }

    @Override
    public RegressionProblem problem(final int replica) {
        final List<RegressionProblem> all = m_images.stream().map(p -> p.problem(replica)).toList();
        final int n = all.stream().mapToInt(RegressionProblem::samples).sum();
        final int width = m_shape.inputs();
        final double[] inputs = new double[n * width];
        final double[] targets = new double[n];
        final double[] weights = new double[n];
        final List<Integer> training = new ArrayList<>();
        final List<Integer> validation = new ArrayList<>();
        final List<Penalty> penalties = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < all.size(); i++) {
            final RegressionProblem p = all.get(i);
            final double[] conditions = m_conditions.get(i);
            final double[] wide = widened(p.inputs(), p.width(), conditions);
            System.arraycopy(wide, 0, inputs, at * width, wide.length);
            System.arraycopy(p.targets(), 0, targets, at, p.samples());
            System.arraycopy(p.weights(), 0, weights, at, p.samples());
            for (final int k : p.training()) {
                training.add(at + k);
            }
            for (final int k : p.validation()) {
                validation.add(at + k);
            }
            p.penalties().forEach(q -> penalties.add(new Widened(q, p.width(), conditions)));
            at += p.samples();
        }
        return new RegressionProblem(
                width,
                inputs,
                targets,
                weights,
                training.stream().mapToInt(Integer::intValue).toArray(),
                validation.stream().mapToInt(Integer::intValue).toArray(),
                penalties,
                decay(training.size()));
    }

    private WeightDecay decay(final int samples) {
        return m_images.get(0).decay(m_shape, samples);
    }

    private static double[] widened(
            final double[] inputs, final int width, final double[] conditions) {
        final int n = inputs.length / width;
        final int wide = width + conditions.length;
        final double[] all = new double[n * wide];
        for (int i = 0; i < n; i++) {
            System.arraycopy(inputs, i * width, all, i * wide, width);
            System.arraycopy(conditions, 0, all, i * wide + width, conditions.length);
        }
        return all;
    }

    /** A penalty at points with further inputs. */
    private static final class Widened implements Penalty {

        private final Penalty m_penalty;
        private final double[] m_inputs;
        private final int m_width;

        Widened(final Penalty penalty, final int width, final double[] conditions) {
            m_penalty = penalty;
            m_inputs = widened(penalty.inputs(width), width, conditions);
            m_width = width + conditions.length;
        }

        @Override
        public int points() {
            return m_penalty.points();
        }

        @Override
        public double[] inputs(final int width) {
            if (width != m_width) {
                throw new LearnException(
                        "The points have " + m_width + " inputs, expected " + width);
            }
            return m_inputs;
        }

        @Override
        public double value(final double[] outputs, final int from, final double[] gradient) {
            return m_penalty.value(outputs, from, gradient);
        }

        @Override
        public double value(final double[] outputs, final int from) {
            return m_penalty.value(outputs, from);
        }

        @Override
        public boolean sumOfSquares() {
            return m_penalty.sumOfSquares();
        }

        @Override
        public void residualPairs(final double[] outputs, final int from, final PairSink sink) {
            m_penalty.residualPairs(outputs, from, sink);
        }
    }
}
