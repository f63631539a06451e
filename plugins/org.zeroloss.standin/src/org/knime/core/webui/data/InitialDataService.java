package org.knime.core.webui.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Supplier;

/**
 * Gives what a page shows first.
 *
 * @param <D> the type of the data
 */
public final class InitialDataService<D> extends AbstractDataService {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<D> supplier;

    private InitialDataService(final Supplier<D> supplier) {
        this.supplier = supplier;
    }

    /** The data as {@code result}; what the supplier throws as {@code internalError}. */
    public String getInitialData() {
        final ObjectNode answer = JSON.createObjectNode();
        try {
            answer.set("result", JSON.valueToTree(supplier.get()));
        } catch (final RuntimeException e) {
            answer.removeAll();
            answer.putObject("internalError")
                    .put("message", e.getMessage())
                    .put("typeName", e.getClass().getName());
        }
        return answer.toString();
    }

    /** Begins a service. */
    public static <D> InitialDataServiceBuilder<D> builder(final Supplier<D> dataSupplier) {
        return new InitialDataServiceBuilder<>(dataSupplier);
    }

    /**
     * Builds a service.
     *
     * @param <D> the type of the data
     */
    public static final class InitialDataServiceBuilder<D> {

        private final Supplier<D> supplier;

        private InitialDataServiceBuilder(final Supplier<D> supplier) {
            this.supplier = supplier;
        }

        /** The service. */
        public InitialDataService<D> build() {
            return new InitialDataService<>(supplier);
        }
    }
}
