package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch and group normalization. ND4J's own operations for it are left aside: sums over each
 * channel of each image are rows of a matrix and fast, and what is left are a few numbers per
 * channel, in double.
 */
final class NormalizationStep implements Step {

    private final Rows x;
    private final Rows y;
    private final Rows dy;
    private final Rows dx;
    private final Rows scratch;
    private final int count;
    private final int channels;
    private final double pixels;

    /** Groups per image; 0 normalizes over the batch. */
    private final int groups;

    private final double epsilon;
    private final double momentum;
    private final NativeParameter scale;
    private final NativeParameter shift;

    /** Null without a batch normalization. */
    private final NativeParameter runningMean;

    private final NativeParameter runningVariance;

    private final int[] setOfRow;
    private double[] means;
    private double[] variances;

    NormalizationStep(
            final Slot s,
            final int groups,
            final double epsilon,
            final double momentum,
            final NativeParameter[] p,
            final Buffers memory) {
        this.groups = groups;
        this.epsilon = epsilon;
        this.momentum = momentum;
        count = s.count();
        channels = s.shape().channels();
        pixels = (double) s.shape().height() * s.shape().width();
        final int rows = count * channels;
        setOfRow = layOutSets();
        x = new Rows(s.in0(), rows);
        y = new Rows(s.out(), rows);
        dy = s.trains() ? new Rows(s.gradient(), rows) : null;
        dx = s.trains() && s.inGradient0() != null ? new Rows(s.inGradient0(), rows) : null;
        scale = p[0];
        shift = p[1];
        runningMean = p.length > 2 ? p[2] : null;
        runningVariance = p.length > 2 ? p[3] : null;
        final INDArray matrix = memory.acquire(rows, (long) pixels);
        memory.release(matrix);
        scratch = new Rows(matrix, rows);
    }

    /** Which set each row (image and channel) is normalized with. */
    private int[] layOutSets() {
        final int[] sets = new int[count * channels];
        // never a division by zero, even if the JIT lifts it above the check (JDK-8331717)
        final int perGroup = Math.max(1, channels / Math.max(1, groups));
        for (int r = 0; r < sets.length; r++) {
            sets[r] = groups == 0 ? r % channels : r / channels * groups + r % channels / perGroup;
        }
        return sets;
    }

    private int sets() {
        return groups == 0 ? channels : count * groups;
    }

    /** Values per set. */
    private double size() {
        return count * channels * pixels / sets();
    }

    private double inverse(final int row) {
        return 1 / Math.sqrt(variances[setOfRow[row]] + epsilon);
    }

    @Override
    public void forward(final Run run) {
        if (groups == 0 && !run.training()) {
            means = runningMean.master().values();
            variances = runningVariance.master().values();
        } else {
            measure();
        }
        final double[] factors = new double[count * channels];
        final double[] offsets = new double[factors.length];
        for (int r = 0; r < factors.length; r++) {
            final int c = r % channels;
            factors[r] = scale.master().values()[c] * inverse(r);
            offsets[r] = shift.master().values()[c] - means[setOfRow[r]] * factors[r];
        }
        x.affine(factors, offsets, y);
    }

    private void measure() {
        means = collect(x.sums());
        for (int s = 0; s < means.length; s++) {
            means[s] /= size();
        }
        final double[] minus = new double[count * channels];
        for (int r = 0; r < minus.length; r++) {
            minus[r] = -means[setOfRow[r]];
        }
        x.add(minus, scratch);
        variances = collect(scratch.squares());
        for (int s = 0; s < variances.length; s++) {
            variances[s] /= size();
        }
    }

    private double[] collect(final double[] rows) {
        final double[] sums = new double[sets()];
        for (int r = 0; r < rows.length; r++) {
            sums[setOfRow[r]] += rows[r];
        }
        return sums;
    }

    @Override
    public void updateRunning() {
        if (groups > 0) {
            return;
        }
        final double unbiased = size() > 1 ? size() / (size() - 1) : 1;
        for (int c = 0; c < channels; c++) {
            final double[] m = runningMean.master().values();
            final double[] v = runningVariance.master().values();
            m[c] += momentum * (means[c] - m[c]);
            v[c] += momentum * (variances[c] * unbiased - v[c]);
        }
    }

    @Override
    public void backward(final Run run) {
        final double[] sums = dy.sums();
        final double[] minus = new double[sums.length];
        for (int r = 0; r < minus.length; r++) {
            minus[r] = -means[setOfRow[r]];
        }
        // Σ g (x − μ): centered first, for the difference of two large sums would be rounded away
        x.add(minus, scratch);
        final double[] products = dy.dot(scratch);
        final double[] byScale = new double[channels];
        final double[] byShift = new double[channels];
        final double[] first = new double[sets()];
        final double[] second = new double[sets()];
        for (int r = 0; r < sums.length; r++) {
            final int c = r % channels;
            final double gamma = scale.master().values()[c];
            products[r] *= inverse(r);
            byShift[c] += sums[r];
            byScale[c] += products[r];
            first[setOfRow[r]] += gamma * sums[r] / size();
            second[setOfRow[r]] += gamma * products[r] / size();
        }
        Native.put(scale.gradient(), byScale);
        Native.put(shift.gradient(), byShift);
        if (dx == null) {
            return;
        }
        // dx = (γ g − first − z second) / σ with z = (x − μ)/σ
        final double[] ofGradient = new double[sums.length];
        final double[] ofCentered = new double[sums.length];
        final double[] constant = new double[sums.length];
        for (int r = 0; r < sums.length; r++) {
            ofGradient[r] = scale.master().values()[r % channels] * inverse(r);
            ofCentered[r] = -second[setOfRow[r]] * inverse(r) * inverse(r);
            constant[r] = -first[setOfRow[r]] * inverse(r);
        }
        scratch.affine(ofCentered, constant, scratch);
        dy.multiply(ofGradient, dx);
        dx.add(scratch);
    }
}
