package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;

import java.util.LinkedHashMap;
import java.util.Map;

/** The optimizer, with its memory of earlier gradients. */
final class Updates implements AutoCloseable {

    private final TrainingSettings training;
    private final Map<ParameterSpec, Tensor> weights;
    private final Map<ParameterSpec, Tensor> first = new LinkedHashMap<>();
    private final Map<ParameterSpec, Tensor> second = new LinkedHashMap<>();

    /** To be called within a computation of the network. */
    Updates(final TrainingSettings training, final Map<ParameterSpec, Tensor> weights) {
        this.training = training;
        this.weights = weights;
        weights.forEach(
                (p, w) -> {
                    first.put(p, LibTorchNetwork.kept(torch.zeros_like(w)));
                    if (training.update() instanceof UpdateRule.Adam) {
                        second.put(p, LibTorchNetwork.kept(torch.zeros_like(w)));
                    }
                });
    }

    /**
     * @param gradients of the weights; overwritten
     * @param rate learning rate
     * @param step from 1
     */
    void apply(final Map<ParameterSpec, Tensor> gradients, final double rate, final long step) {
        clip(gradients);
        weights.forEach(
                (p, w) -> {
                    if (p.role().decays() && training.update().decay() > 0) {
                        w.mul_(Scalars.of(1 - rate * training.update().decay()));
                    }
                    final Tensor g = gradients.get(p);
                    if (training.update() instanceof UpdateRule.Adam a) {
                        adam(a, w, g, first.get(p), second.get(p), rate, step);
                    } else if (training.update() instanceof UpdateRule.Sgd s) {
                        final Tensor v = first.get(p).mul_(Scalars.of(s.momentum())).add_(g);
                        w.add_(v, Scalars.of(-rate));
                    } else {
                        throw new IllegalStateException("Unknown update rule " + training.update());
                    }
                });
    }

    private static void adam(
            final UpdateRule.Adam rule,
            final Tensor w,
            final Tensor g,
            final Tensor m,
            final Tensor v,
            final double rate,
            final long step) {
        m.mul_(Scalars.of(rule.beta1())).add_(g, Scalars.of(1 - rule.beta1()));
        v.mul_(Scalars.of(rule.beta2())).addcmul_(g, g, Scalars.of(1 - rule.beta2()));
        final double root = Math.sqrt(1 - StrictMath.pow(rule.beta2(), step));
        final Tensor under = v.sqrt().div_(Scalars.of(root)).add_(Scalars.of(rule.epsilon()));
        final double size = rate / (1 - StrictMath.pow(rule.beta1(), step));
        w.addcdiv_(m, under, Scalars.of(-size));
    }

    private void clip(final Map<ParameterSpec, Tensor> gradients) {
        if (training.clip() == Double.POSITIVE_INFINITY) {
            return;
        }
        double squares = 0;
        for (final Tensor g : gradients.values()) {
            squares += g.square().sum().item_double();
        }
        final double length = Math.sqrt(squares);
        if (length > training.clip()) {
            gradients.values().forEach(g -> g.mul_(Scalars.of(training.clip() / length)));
        }
    }

    @Override
    public void close() {
        first.values().forEach(Tensor::close);
        second.values().forEach(Tensor::close);
    }
}
