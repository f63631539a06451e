package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.Loss;

import java.util.Optional;

/** The losses, as {@link Loss} defines them. */
@SuppressWarnings("resource") // closed all at once, with the scope of LibTorchNetwork.compute
final class Losses {

    /** PyTorch's number for "no reduction". */
    private static final long EACH = 0;

    private static final long[] IMAGES_AND_PIXELS = {0, 2, 3};

    private Losses() {}

    /**
     * @param loss which
     * @param z the network's output
     * @param t target
     * @param w weight of each pixel, or empty
     * @return one number
     */
    static Tensor of(final Loss loss, final Tensor z, final Tensor t, final Optional<Tensor> w) {
        if (loss instanceof Loss.SigmoidCrossEntropy) {
            return perChannel(
                    torch.binary_cross_entropy_with_logits(
                            z, t, new TensorOptional(), new TensorOptional(), EACH),
                    w);
        }
        if (loss instanceof Loss.SquaredError) {
            return perChannel(z.sub(t).square(), w);
        }
        if (loss instanceof Loss.SoftmaxCrossEntropy) {
            return perChannel(t.mul(torch.log_softmax(z, 1)), w).mul(Scalars.of(-z.size(1)));
        }
        if (loss instanceof Loss.Dice d) {
            return dice(d.smooth(), z.sigmoid(), t, w);
        }
        throw new IllegalStateException("Unknown loss " + loss);
    }

    /** {@code Σ w v / (C Σ w)}. */
    private static Tensor perChannel(final Tensor v, final Optional<Tensor> w) {
        return w.map(weight -> v.mul(weight).sum().div(weight.sum().mul(Scalars.of(v.size(1)))))
                .orElseGet(v::mean);
    }

    private static Tensor dice(
            final double smooth, final Tensor p, final Tensor t, final Optional<Tensor> w) {
        final Tensor both = p.mul(t);
        final Tensor squares = p.square().add(t.square());
        final Tensor above =
                sum(w.map(both::mul).orElse(both)).mul(Scalars.of(2)).add(Scalars.of(smooth));
        final Tensor below = sum(w.map(squares::mul).orElse(squares)).add(Scalars.of(smooth));
        return above.div(below).mean().neg().add(Scalars.of(1));
    }

    private static Tensor sum(final Tensor v) {
        return v.sum(IMAGES_AND_PIXELS);
    }
}
