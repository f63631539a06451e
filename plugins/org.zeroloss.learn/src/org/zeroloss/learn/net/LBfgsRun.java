package org.zeroloss.learn.net;

/**
 * One run of {@link LBfgs}, turned inside out: it says where it wants the loss and is told what it
 * is there. Many runs can so share one evaluation of many networks.
 */
final class LBfgsRun {

    /** What {@link #tell} says. */
    enum State {
        /** The line search goes on. */
        TRY,
        /** A step was accepted (or the start evaluated). */
        STEP,
        /** A step was accepted or none is possible, and the run is at its end. */
        CONVERGED,
        /** The loss at the start is not finite. */
        FAILED
    }

    private final LBfgs settings;
    private final LBfgsMemory memory;
    private final Stall stall;
    private final double[] x;
    private final double[] gradient;
    private final double[] direction;
    private final double[] trial;
    private WolfeSearch search;
    private boolean settle;
    private double loss;
    private int steps;
    private int evaluations;

    LBfgsRun(final LBfgs settings, final double[] start) {
        this.settings = settings;
        memory = new LBfgsMemory(settings.memory(), start.length);
        stall = new Stall(settings.lossTolerance());
        x = start.clone();
        trial = start.clone();
        gradient = new double[start.length];
        direction = new double[start.length];
    }

    /** Where the loss is wanted. */
    double[] point() {
        return trial;
    }

    /** The parameters after the last accepted step. */
    double[] accepted() {
        return x;
    }

    /** The loss after the last accepted step. */
    double loss() {
        return loss;
    }

    int steps() {
        return steps;
    }

    int evaluations() {
        return evaluations;
    }

    /**
     * @param value the loss at {@link #point()}
     * @param g its gradient there
     * @return how the run stands
     */
    State tell(final double value, final double[] g) {
        evaluations++;
        if (search == null) {
            if (!Double.isFinite(value) || !Double.isFinite(Vectors.dot(g, g))) {
                return State.FAILED;
            }
            loss = value;
            System.arraycopy(g, 0, gradient, 0, g.length);
            return flat() ? State.CONVERGED : begin();
        }
        if (settle) {
            return accept(value, g);
        }
        switch (search.tell(value, Vectors.dot(g, direction))) {
            case TRY:
                moveTo(search.step());
                return State.TRY;
            case FOUND:
                return accept(value, g);
            case BEST_SO_FAR:
                settle = true;
                moveTo(search.step());
                return State.TRY;
            default:
                if (memory.isEmpty()) {
                    return State.CONVERGED;
                }
                memory.clear();
                begin();
                return State.TRY;
        }
    }

    private State accept(final double value, final double[] g) {
        settle = false;
        memory.add(x, gradient, trial, g);
        final boolean stalled = stall.step(loss, value);
        System.arraycopy(trial, 0, x, 0, x.length);
        System.arraycopy(g, 0, gradient, 0, g.length);
        loss = value;
        steps++;
        return stalled || flat() ? State.CONVERGED : begin();
    }

    private boolean flat() {
        return Vectors.maxAbs(gradient)
                <= settings.gradientTolerance() * Math.max(1, Math.abs(loss));
    }

    private State begin() {
        memory.direction(gradient, direction);
        double slope = Vectors.dot(gradient, direction);
        if (!(slope < 0)) {
            memory.clear();
            memory.direction(gradient, direction);
            slope = Vectors.dot(gradient, direction);
        }
        final double first =
                memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(Vectors.dot(gradient, gradient))) : 1;
        search = new WolfeSearch(loss, slope, first);
        moveTo(first);
        return State.STEP;
    }

    private void moveTo(final double step) {
        Vectors.step(trial, x, step, direction);
    }
}
