package org.zeroloss.learn.network;

/** The eight symmetries of the square, for augmentation and for predictions averaged over them. */
public enum Symmetry {
    /** As it is. */
    IDENTITY(false, false, false),
    /** Left and right exchanged. */
    MIRROR_COLUMNS(false, false, true),
    /** Top and bottom exchanged. */
    MIRROR_ROWS(false, true, false),
    /** Half a turn. */
    HALF_TURN(false, true, true),
    /** Rows and columns exchanged. */
    TRANSPOSE(true, false, false),
    /** Transposed, then left and right exchanged. */
    QUARTER_TURN(true, false, true),
    /** Transposed, then top and bottom exchanged. */
    THREE_QUARTER_TURN(true, true, false),
    /** Transposed, then half a turn. */
    ANTITRANSPOSE(true, true, true);

    private final boolean transpose;
    private final boolean rows;
    private final boolean columns;

    Symmetry(final boolean transpose, final boolean rows, final boolean columns) {
        this.transpose = transpose;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * @return if height and width are exchanged
     */
    public boolean exchanges() {
        return transpose;
    }

    /**
     * @return the symmetry that takes this one back
     */
    public Symmetry inverse() {
        return switch (this) {
            case QUARTER_TURN -> THREE_QUARTER_TURN;
            case THREE_QUARTER_TURN -> QUARTER_TURN;
            default -> this;
        };
    }

    /**
     * @param t images
     * @return each image and channel so transformed
     */
    public Tensor of(final Tensor t) {
        if (this == IDENTITY) {
            return t;
        }
        final int h = transpose ? t.width() : t.height();
        final int w = transpose ? t.height() : t.width();
        final float[] to = new float[t.values().length];
        int i = 0;
        for (int map = 0; map < t.count() * t.channels(); map++) {
            final int from = map * t.height() * t.width();
            for (int r = 0; r < h; r++) {
                for (int c = 0; c < w; c++) {
                    final int y = rows ? h - 1 - r : r;
                    final int x = columns ? w - 1 - c : c;
                    to[i++] =
                            t.values()[from + (transpose ? x * t.width() + y : y * t.width() + x)];
                }
            }
        }
        return new Tensor(t.count(), t.channels(), h, w, to);
    }

    /**
     * @param row from the middle of the transformed image
     * @param column from its middle
     * @return the column, from the middle of the image, that comes there
     */
    public double columnBefore(final double row, final double column) {
        if (transpose) {
            return rows ? -row : row;
        }
        return columns ? -column : column;
    }

    /**
     * @param row from the middle of the transformed image
     * @param column from its middle
     * @return the row, from the middle of the image, that comes there
     */
    public double rowBefore(final double row, final double column) {
        if (transpose) {
            return columns ? -column : column;
        }
        return rows ? -row : row;
    }

    /**
     * @param prediction of images
     * @return transforms the images, predicts, and transforms the maps back
     */
    public Prediction around(final Prediction prediction) {
        return new Prediction() {
            @Override
            public int channels() {
                return prediction.channels();
            }

            @Override
            public Tensor predict(final Tensor images) {
                return inverse().of(prediction.predict(of(images)));
            }
        };
    }
}
