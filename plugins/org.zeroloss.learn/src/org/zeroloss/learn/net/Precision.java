package org.zeroloss.learn.net;

/** The arithmetic of a training. */
public enum Precision {
    /**
     * float32, in SIMD lanes by the JIT, or by the Vector API where the Java virtual machine runs
     * with {@code --add-modules=jdk.incubator.vector}; the same bits with and without it.
     */
    SINGLE {
        @Override
        public Objective objective(final MlpShape shape, final RegressionProblem problem) {
            return new FloatObjective(FloatMaths.best(), shape, problem);
        }
    },
    /** float64, for results that need more than six digits of the loss. */
    DOUBLE {
        @Override
        public Objective objective(final MlpShape shape, final RegressionProblem problem) {
            return new MlpObjective(shape, problem);
        }
    };

    /**
     * @param shape the network
     * @param problem what it learns from
     * @return the loss; for one thread
     * @throws org.zeroloss.learn.LearnException if the problem has another number of inputs than
     *     the network
     */
    public abstract Objective objective(MlpShape shape, RegressionProblem problem);

    /**
     * @return what {@link #SINGLE} computes with on this Java virtual machine, for reports
     */
    public static String singleBackend() {
        return FloatMaths.best().name();
    }
}
