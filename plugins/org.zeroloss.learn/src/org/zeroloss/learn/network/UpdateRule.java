package org.zeroloss.learn.network;

/**
 * How a gradient g changes the weights w in step k = 1, 2, … at the learning rate η. Weight decay
 * is decoupled from the gradient (Loshchilov and Hutter, ICLR 2019) and applies to kernels only:
 * {@code w ← (1 − η decay) w} before the rest.
 */
public sealed interface UpdateRule {

    /**
     * Adam (Kingma and Ba, ICLR 2015): {@code m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w
     * − η/(1 − β₁ᵏ) · m / (√v/√(1 − β₂ᵏ) + ε)}.
     *
     * @param beta1 β₁
     * @param beta2 β₂
     * @param epsilon ε
     * @param decay weight decay, 0 for none
     */
    record Adam(double beta1, double beta2, double epsilon, double decay) implements UpdateRule {
        /** Validates the numbers. */
        public Adam {
            fraction("Adam's β₁", beta1);
            fraction("Adam's β₂", beta2);
            Checks.epsilon("Adam's ε", epsilon);
            notNegative("Weight decay", decay);
        }

        /**
         * @return with the paper's numbers and no decay
         */
        public static Adam standard() {
            return new Adam(0.9, 0.999, 1e-8, 0);
        }
    }

    /**
     * Stochastic gradient descent with momentum: {@code v ← μ v + g, w ← w − η v}.
     *
     * @param momentum μ, 0 for none
     * @param decay weight decay, 0 for none
     */
    record Sgd(double momentum, double decay) implements UpdateRule {
        /** Validates the numbers. */
        public Sgd {
            fraction("The momentum", momentum);
            notNegative("Weight decay", decay);
        }
    }

    /**
     * @return weight decay
     */
    double decay();

    private static void fraction(final String what, final double value) {
        if (!(value >= 0 && value < 1)) {
            throw new NetworkException(what + " must be from 0 to below 1, found " + value);
        }
    }

    private static void notNegative(final String what, final double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new NetworkException(what + " must not be negative, found " + value);
        }
    }
}
