package org.zeroloss.learn.network.plain;

/**
 * The geometry of a convolution between a fine and a coarse plane: coarse pixel r meets fine pixel
 * {@code r·stride + k·dilation − padding}. A convolution gathers from fine to coarse, its transpose
 * scatters from coarse to fine, and both have the same derivative by the weight.
 */
record Stencil(int kernel, int stride, int padding, int dilation) {

    /** Extents of a pair of planes. */
    record Planes(int fineHeight, int fineWidth, int coarseHeight, int coarseWidth) {}

    /** First coarse index whose fine partner is not before the plane. */
    private int first(final int k) {
        return Math.max(0, -Math.floorDiv(k * dilation - padding, stride));
    }

    /** One past the last coarse index whose fine partner is still in the plane. */
    private int end(final int k, final int fine, final int coarse) {
        return Math.min(coarse, Math.floorDiv(fine - 1 + padding - k * dilation, stride) + 1);
    }

    void gather(
            final Planes p,
            final double[] fine,
            final int fineAt,
            final double[] weights,
            final int weightsAt,
            final double[] coarse,
            final int coarseAt) {
        for (int k = 0; k < kernel; k++) {
            for (int l = 0; l < kernel; l++) {
                final double w = weights[weightsAt + k * kernel + l];
                final int c0 = first(l);
                final int c1 = end(l, p.fineWidth, p.coarseWidth);
                final int r1 = end(k, p.fineHeight, p.coarseHeight);
                for (int r = first(k); r < r1; r++) {
                    final int row = r * stride + k * dilation - padding;
                    final int f = fineAt + row * p.fineWidth + l * dilation - padding;
                    final int y = coarseAt + r * p.coarseWidth;
                    if (stride == 1) {
                        for (int c = c0; c < c1; c++) {
                            coarse[y + c] += w * fine[f + c];
                        }
                    } else {
                        for (int c = c0; c < c1; c++) {
                            coarse[y + c] += w * fine[f + c * stride];
                        }
                    }
                }
            }
        }
    }

    void scatter(
            final Planes p,
            final double[] coarse,
            final int coarseAt,
            final double[] weights,
            final int weightsAt,
            final double[] fine,
            final int fineAt) {
        for (int k = 0; k < kernel; k++) {
            for (int l = 0; l < kernel; l++) {
                final double w = weights[weightsAt + k * kernel + l];
                final int c0 = first(l);
                final int c1 = end(l, p.fineWidth, p.coarseWidth);
                final int r1 = end(k, p.fineHeight, p.coarseHeight);
                for (int r = first(k); r < r1; r++) {
                    final int row = r * stride + k * dilation - padding;
                    final int f = fineAt + row * p.fineWidth + l * dilation - padding;
                    final int y = coarseAt + r * p.coarseWidth;
                    if (stride == 1) {
                        for (int c = c0; c < c1; c++) {
                            fine[f + c] += w * coarse[y + c];
                        }
                    } else {
                        for (int c = c0; c < c1; c++) {
                            fine[f + c * stride] += w * coarse[y + c];
                        }
                    }
                }
            }
        }
    }

    /** Adds the derivative by each weight, Σ coarse · fine. */
    void correlate(
            final Planes p,
            final double[] fine,
            final int fineAt,
            final double[] coarse,
            final int coarseAt,
            final double[] gradient,
            final int gradientAt) {
        for (int k = 0; k < kernel; k++) {
            for (int l = 0; l < kernel; l++) {
                final int c0 = first(l);
                final int c1 = end(l, p.fineWidth, p.coarseWidth);
                final int r1 = end(k, p.fineHeight, p.coarseHeight);
                double sum = 0;
                for (int r = first(k); r < r1; r++) {
                    final int row = r * stride + k * dilation - padding;
                    final int f = fineAt + row * p.fineWidth + l * dilation - padding;
                    final int y = coarseAt + r * p.coarseWidth;
                    double line = 0;
                    for (int c = c0; c < c1; c++) {
                        line += coarse[y + c] * fine[f + c * stride];
                    }
                    sum += line;
                }
                gradient[gradientAt + k * kernel + l] += sum;
            }
        }
    }
}
