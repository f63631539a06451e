package org.knime.node;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;
import org.zeroloss.standin.runtime.ViewDeclaration;

import java.util.Arrays;
import java.util.function.Function;

/** The declaration of a node's view: a page and the data it shows. */
public final class DefaultView {

    private final Class<? extends NodeParameters> parameters;
    private final String description;
    private final Page page;
    private Function<ViewInput, ?> initialData;
    private Function<ViewInput, ?> dataService;

    private DefaultView(
            final Class<? extends NodeParameters> parameters,
            final String description,
            final Page page) {
        this.parameters = parameters;
        this.description = description;
        this.page = page;
    }

    static RequireViewParameters create() {
        return parameters ->
                description ->
                        page -> new DefaultView(parameters, description, page.apply(Page.create()));
    }

    /** Sets what the page shows first. */
    public <D> DefaultView initialData(
            final Function<RequireInitialData, DefaultInitialData<D>> data) {
        initialData =
                data.apply(
                                new RequireInitialData() {
                                    @Override
                                    public <E> DefaultInitialData<E> data(
                                            final Function<ViewInput, E> supplier) {
                                        return new DefaultInitialData<>(supplier);
                                    }
                                })
                        .supplier;
        return this;
    }

    /** Sets the object whose public methods the page calls. */
    public DefaultView dataService(final Function<RequireDataService, DefaultDataService> service) {
        dataService = service.apply(SingleHandlerDataService::new).handler;
        return this;
    }

    ViewDeclaration declaration() {
        return new ViewDeclaration(parameters, description, page, initialData, dataService);
    }

    /** Requires the class of the view's parameters. */
    public interface RequireViewParameters {

        /** Sets the class. */
        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        /** There are no parameters. */
        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Requires the description. */
    public interface RequireDescription {

        /** Sets what the view shows. */
        RequirePage description(String description);
    }

    /** Requires the page. */
    public interface RequirePage {

        /** Sets the page. */
        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** Requires what the page shows first. */
    public interface RequireInitialData {

        /** Sets what gives the data. */
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** Requires the object whose methods the page calls. */
    public interface RequireDataService {

        /** Sets what gives the object. */
        SingleHandlerDataService handler(Function<ViewInput, Object> handler);
    }

    /**
     * What the page shows first.
     *
     * @param <D> the type of the data
     */
    public static final class DefaultInitialData<D> {

        private final Function<ViewInput, D> supplier;

        DefaultInitialData(final Function<ViewInput, D> supplier) {
            this.supplier = supplier;
        }
    }

    /** What the page calls. */
    public abstract static class DefaultDataService {

        final Function<ViewInput, ?> handler;

        DefaultDataService(final Function<ViewInput, ?> handler) {
            this.handler = handler;
        }
    }

    /** One object whose methods the page calls. */
    public static final class SingleHandlerDataService extends DefaultDataService {

        SingleHandlerDataService(final Function<ViewInput, Object> handler) {
            super(handler);
        }
    }

    /** What a view is made of. */
    public interface ViewInput {

        /** The view's parameters. */
        <S extends NodeParameters> S getParameters();

        /** The data that the node kept for its view. */
        PortObject[] getInternalPortObjects();

        /** The tables that the node kept for its view. */
        default BufferedDataTable[] getInternalTables() {
            return Arrays.stream(getInternalPortObjects())
                    .map(BufferedDataTable.class::cast)
                    .toArray(BufferedDataTable[]::new);
        }
    }
}
