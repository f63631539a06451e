package org.zeroloss.standin.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.zeroloss.standin.parameters.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A view that is declared with {@code org.knime.node.DefaultView}. */
final class DeclaredView implements NodeView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ViewDeclaration declaration;
    private final PageFiles page;
    private final PortObject[] internal;
    private Object handler;

    DeclaredView(final ViewDeclaration declaration, final PortObject[] internal) {
        this.declaration = declaration;
        this.page = new PageFiles(declaration.page());
        this.internal = internal.clone();
    }

    @Override
    public String description() {
        return declaration.description();
    }

    @Override
    public String page() {
        return page.path();
    }

    @Override
    public Optional<byte[]> file(final String path) throws IOException {
        return page.file(path);
    }

    @Override
    public String initialData() throws IOException {
        final ObjectNode answer = JSON.createObjectNode();
        if (declaration.initialData() != null) {
            answer.set("result", JSON.valueToTree(declaration.initialData().apply(new Input())));
        }
        return JSON.writeValueAsString(answer);
    }

    @Override
    public String call(final String request) throws IOException {
        return new JsonRpc(JSON, handler()).answer(request);
    }

    @Override
    public Optional<String> packed(final long mostBytes) throws IOException {
        if (handler() == null) {
            return Optional.empty();
        }
        return new JsonRpc(JSON, handler()).call("pack", mostBytes);
    }

    private synchronized Object handler() {
        if (handler == null && declaration.dataService() != null) {
            handler = declaration.dataService().apply(new Input());
        }
        return handler;
    }

    /** What the node kept for its view. */
    private final class Input implements ViewInput {

        @Override
        @SuppressWarnings("unchecked") // as in KNIME, the caller says which class it declared
        public <S extends NodeParameters> S getParameters() {
            return declaration.parameters() == null
                    ? null
                    : (S)
                            Parameters.create(
                                    declaration.parameters(),
                                    new KnownInputs(List.of(), List.of(), new PortObjectSpec[0]));
        }

        @Override
        public PortObject[] getInternalPortObjects() {
            return internal.clone();
        }
    }
}
