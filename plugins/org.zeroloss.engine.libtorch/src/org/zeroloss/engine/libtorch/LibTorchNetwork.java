package org.zeroloss.engine.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A network with its parameters in LibTorch's memory. */
final class LibTorchNetwork implements AutoCloseable {

    private final NetworkGraph graph;
    private final EngineSettings settings;
    private final Arrays arrays;
    private final Map<ParameterSpec, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> byName = new LinkedHashMap<>();
    private boolean closed;

    LibTorchNetwork(
            final NetworkGraph graph, final Weights weights, final EngineSettings settings) {
        this.graph = graph;
        this.settings = settings;
        arrays = new Arrays(settings);
        compute(
                "taking the weights",
                () -> {
                    for (final ParameterSpec p : graph.parameters()) {
                        final Tensor t = kept(arrays.tensor(weights.get(p.name())));
                        parameters.put(p, t);
                        byName.put(p.name(), t);
                    }
                    return this;
                });
    }

    NetworkGraph graph() {
        return graph;
    }

    Arrays arrays() {
        return arrays;
    }

    Map<ParameterSpec, Tensor> parameters() {
        return parameters;
    }

    /**
     * Runs something in LibTorch with this network's number of threads, and frees the memory that
     * it took.
     *
     * @param <T> result
     * @param what for the message of an error: "training"
     * @param work names no tensor afterwards that it did not {@link #kept keep}
     * @return the work's result
     * @throws NetworkException if LibTorch fails
     */
    <T> T compute(final String what, final Supplier<T> work) {
        if (closed) {
            throw new IllegalStateException("This network has been closed");
        }
        try (PointerScope scope = new PointerScope()) {
            // the number belongs to the calling thread
            torch.set_num_threads(settings.threads());
            return work.get();
        } catch (final NetworkException | IllegalStateException e) {
            throw e;
        } catch (final RuntimeException e) {
            throw new NetworkException(
                    "LibTorch failed on "
                            + settings.device().id()
                            + " while "
                            + what
                            + ": "
                            + firstLine(e)
                            + (out(e) ? ". Take smaller batches or tiles, or another device." : ""),
                    e);
        }
    }

    /**
     * @param tensor made in {@link #compute}
     * @return the same, which outlives it; to be closed
     */
    static Tensor kept(final Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    /**
     * @param input images
     * @param mode what for
     * @param masks of dropouts
     * @return what the network gives
     * @throws NetworkException if the images do not fit
     */
    Tensor forward(
            final org.zeroloss.learn.network.Tensor input,
            final Forward.Mode mode,
            final Forward.Masks masks) {
        final Map<String, MapShape> shapes = graph.shapes(input.height(), input.width());
        if (input.channels() != graph.input().channels()) {
            throw new NetworkException(
                    "This network takes " + graph.input().channels() + " channels, found " + input);
        }
        return new Forward(graph, byName, arrays, mode, masks).run(arrays.tensor(input), shapes);
    }

    /**
     * @param of a value for each parameter
     * @param which parameters
     * @return the values in Java's memory
     */
    Weights copy(final Map<ParameterSpec, Tensor> of, final Predicate<ParameterSpec> which) {
        final Map<String, WeightArray> all = new LinkedHashMap<>();
        of.forEach(
                (p, t) -> {
                    if (which.test(p)) {
                        all.put(p.name(), arrays.weights(t, p.shape()));
                    }
                });
        return new Weights(all);
    }

    @Override
    public void close() {
        closed = true;
        parameters.values().forEach(Tensor::close);
        parameters.clear();
        byName.clear();
    }

    /** Below it LibTorch lists the C++ calls. */
    private static String firstLine(final RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    private static boolean out(final RuntimeException e) {
        return String.valueOf(e.getMessage()).contains("memory");
    }
}
