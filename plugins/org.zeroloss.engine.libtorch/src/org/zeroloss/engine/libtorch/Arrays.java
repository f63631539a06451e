package org.zeroloss.engine.libtorch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.WeightArray;

import java.util.List;

/** Copies numbers between Java's arrays and LibTorch's tensors of one device and type. */
final class Arrays {

    private final FloatType type;
    private final ScalarType scalar;
    private final org.zeroloss.learn.network.Device device;

    Arrays(final EngineSettings settings) {
        type = settings.type();
        scalar = type == FloatType.FLOAT32 ? ScalarType.Float : ScalarType.Double;
        device = settings.device();
    }

    /**
     * @param values in C order
     * @param shape sizes
     * @return a tensor with a copy of them
     */
    Tensor tensor(final float[] values, final long... shape) {
        final Tensor t = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
        try (FloatPointer p = t.data_ptr_float()) {
            p.put(values);
        }
        return here(t);
    }

    /**
     * @param array weights
     * @return a tensor with a copy of them
     */
    Tensor tensor(final WeightArray array) {
        final long[] shape = shape(array.shape());
        if (type == FloatType.FLOAT32) {
            return tensor(array.toFloats(), shape);
        }
        final Tensor t = torch.empty(shape, new TensorOptions(ScalarType.Double), null);
        try (DoublePointer p = t.data_ptr_double()) {
            p.put(array.toDoubles());
        }
        return here(t);
    }

    /**
     * @param batch images
     * @return a tensor with a copy of them
     */
    Tensor tensor(final org.zeroloss.learn.network.Tensor batch) {
        return tensor(
                batch.values(), batch.count(), batch.channels(), batch.height(), batch.width());
    }

    /**
     * @param tensor of this device and type
     * @param shape its sizes
     * @return a copy of its values
     */
    WeightArray weights(final Tensor tensor, final List<Integer> shape) {
        final Tensor t = tensor.detach().cpu().contiguous();
        int n = 1;
        for (final int s : shape) {
            n *= s;
        }
        if (type == FloatType.FLOAT32) {
            return WeightArray.ofFloats(shape, floats(t, n));
        }
        final double[] values = new double[n];
        try (DoublePointer p = t.data_ptr_double()) {
            p.get(values);
        }
        return new WeightArray(shape, values);
    }

    /**
     * @param tensor four axes, of this device and type
     * @return a copy of its values
     */
    org.zeroloss.learn.network.Tensor batch(final Tensor tensor) {
        final int[] size = new int[4];
        long n = 1;
        for (int i = 0; i < size.length; i++) {
            size[i] = Math.toIntExact(tensor.size(i));
            n *= size[i];
        }
        if (n > Integer.MAX_VALUE) {
            throw new NetworkException(
                    "A prediction of "
                            + n
                            + " values exceeds an array's 2^31; predict fewer or smaller images");
        }
        final Tensor t = tensor.detach().cpu().to(ScalarType.Float).contiguous();
        return new org.zeroloss.learn.network.Tensor(
                size[0], size[1], size[2], size[3], floats(t, (int) n));
    }

    private static float[] floats(final Tensor t, final int n) {
        final float[] values = new float[n];
        try (FloatPointer p = t.data_ptr_float()) {
            p.get(values);
        }
        return values;
    }

    private Tensor here(final Tensor t) {
        final Device there = Devices.of(device);
        return t.to(there, scalar);
    }

    private static long[] shape(final List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }
}
