package org.zeroloss.standin.runtime;

import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.zeroloss.standin.dialog.Dialog;
import org.zeroloss.standin.parameters.Parameters;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A node that is declared with {@code org.knime.node.DefaultNode}, with KNIME's life cycle. */
final class DeclaredNode implements NodeRuntime {

    private final Class<?> factory;
    private final NodeDeclaration declaration;
    private final NodePorts ports;
    private final WorkflowPlace place;
    private NodeParameters parameters;
    private PortObject[] internal = {};
    private boolean executed;
    private NodeView view;

    DeclaredNode(
            final Class<?> factory,
            final NodeDeclaration declaration,
            final NodePorts ports,
            final WorkflowPlace place) {
        this.factory = factory;
        this.declaration = declaration;
        this.ports = ports;
        this.place = place;
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String shortDescription() {
        return declaration.shortDescription();
    }

    @Override
    public String fullDescription() {
        return new Description(declaration).html();
    }

    @Override
    public String nodeType() {
        if (declaration.type() != null) {
            return declaration.type().name();
        }
        final boolean takes = declaration.ports().stream().anyMatch(g -> g.input() != null);
        final boolean gives = declaration.ports().stream().anyMatch(g -> g.output() != null);
        if (!takes) {
            return NodeType.Source.name();
        }
        return (gives ? NodeType.Manipulator : NodeType.Sink).name();
    }

    @Override
    public Optional<URL> icon() {
        // as KNIME does: a bundle's class loader knows no ".."
        final String folder = "/" + factory.getPackageName().replace('.', '/') + "/";
        return Optional.ofNullable(declaration.icon())
                .map(icon -> URI.create(folder).resolve(icon).getPath().substring(1))
                .map(factory.getClassLoader()::getResource);
    }

    @Override
    public List<Port> inPorts() {
        return ports.inputs();
    }

    @Override
    public List<Port> outPorts() {
        return ports.outputs();
    }

    @Override
    public void saveCreationConfig(final NodeSettingsWO config) {
        ports.save(config);
    }

    @Override
    public void saveDefaults(final NodeSettingsWO model, final PortObjectSpec[] inSpecs) {
        if (declaration.parameters() != null) {
            Parameters.save(defaults(inSpecs), model);
        }
    }

    private NodeParameters defaults(final PortObjectSpec[] inSpecs) {
        return place.during(() -> Parameters.create(declaration.parameters(), known(inSpecs)));
    }

    private KnownInputs known(final PortObjectSpec[] inSpecs) {
        return new KnownInputs(types(inPorts()), types(outPorts()), inSpecs);
    }

    @Override
    public Optional<Dialog> dialog(final PortObjectSpec[] inSpecs) {
        if (declaration.parameters() == null) {
            return Optional.empty();
        }
        final NodeParameters shown = parameters == null ? defaults(inSpecs) : parameters;
        return Optional.of(place.during(() -> Dialog.of(shown, known(inSpecs))));
    }

    @Override
    public void load(final NodeSettingsRO model) throws InvalidSettingsException {
        if (declaration.parameters() != null) {
            parameters = place.during(() -> valid(model));
        }
    }

    private NodeParameters valid(final NodeSettingsRO model) throws InvalidSettingsException {
        final NodeParameters loaded = Parameters.load(declaration.parameters(), model);
        loaded.validate();
        return loaded;
    }

    @Override
    public void save(final NodeSettingsWO model) {
        if (parameters != null) {
            Parameters.save(parameters, model);
        } else {
            saveDefaults(model, new PortObjectSpec[inPorts().size()]);
        }
    }

    @Override
    public Outcome<PortObjectSpec[]> configure(final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        final List<Port> in = inPorts();
        for (int i = 0; i < in.size(); i++) {
            if (inSpecs[i] == null && !in.get(i).optional()) {
                throw new InvalidSettingsException(
                        "Nothing is known yet of the input " + i + " (" + in.get(i).name() + ")");
            }
            if (!in.get(i).type().acceptsPortObjectSpec(inSpecs[i])) {
                throw new InvalidSettingsException(mismatch("input", i, in.get(i), inSpecs[i]));
            }
        }
        if (parameters == null && declaration.parameters() != null) {
            parameters = defaults(inSpecs);
            parameters.validate();
        }
        final List<Port> out = outPorts();
        final Configuration call =
                new Configuration(parameters, inSpecs.clone(), types(out).toArray(PortType[]::new));
        place.during(
                () -> {
                    declaration.configure().accept(call, call);
                    return call;
                });
        for (int i = 0; i < out.size(); i++) {
            if (!out.get(i).type().acceptsPortObjectSpec(call.outSpecs()[i])) {
                throw new IllegalStateException(
                        mismatch("output", i, out.get(i), call.outSpecs()[i]));
            }
        }
        return new Outcome<>(call.outSpecs(), call.warning());
    }

    @Override
    public Outcome<PortObject[]> execute(final PortObject[] in, final ExecutionServices services)
            throws Exception {
        checkInputs(in);
        final ExecutionContext context = Doors.CONTEXTS.enter().apply(services);
        final Execution call =
                new Execution(
                        parameters,
                        in.clone(),
                        types(outPorts()).toArray(PortType[]::new),
                        context);
        final WorkflowPlace here = new WorkflowPlace(services.workflowDir(), services.tempDir());
        context.checkCanceled();
        here.<Execution, Exception>during(
                () -> {
                    declaration.execute().accept(call, call);
                    return call;
                });
        context.checkCanceled();
        checkOutputs(call.outObjects());
        flush(call);
        internal = call.internalObjects();
        view = null;
        executed = true;
        return new Outcome<>(call.outObjects(), warning(call));
    }

    private void checkInputs(final PortObject[] in) {
        final List<Port> declared = inPorts();
        for (int i = 0; i < declared.size(); i++) {
            final Port port = declared.get(i);
            final boolean absent = in[i] == null && port.optional();
            if (!absent && !port.type().getPortObjectClass().isInstance(in[i])) {
                throw new IllegalStateException(mismatch("input", i, port, in[i]));
            }
        }
    }

    private void checkOutputs(final PortObject[] out) {
        final List<Port> declared = outPorts();
        for (int i = 0; i < declared.size(); i++) {
            final Port port = declared.get(i);
            if (!port.type().getPortObjectClass().isInstance(out[i])) {
                throw new IllegalStateException(mismatch("output", i, port, out[i]));
            }
            if (out[i].getSpec() == null) {
                throw new IllegalStateException(
                        "The data at the output " + i + " (" + port.name() + ") have no spec");
            }
        }
    }

    private static String mismatch(
            final String side, final int index, final Port port, final Object found) {
        return "The "
                + side
                + " "
                + index
                + " ("
                + port.name()
                + ") is declared as "
                + port.type().getPortObjectClass().getName()
                + ", found "
                + (found == null ? "nothing" : "a " + found.getClass().getName());
    }

    private static void flush(final Execution call) throws IOException {
        final List<PortObject> all =
                Stream.concat(
                                Arrays.stream(call.outObjects()),
                                Arrays.stream(call.internalObjects()))
                        .toList();
        for (final PortObject object : all) {
            if (object instanceof FileStorePortObject holder) {
                FileStores.flush(holder);
            }
        }
    }

    /** The node's own warning, or KNIME's about tables without rows. */
    private static String warning(final Execution call) {
        if (call.warning() != null) {
            return call.warning();
        }
        final List<BufferedDataTable> tables =
                Arrays.stream(call.outObjects())
                        .filter(BufferedDataTable.class::isInstance)
                        .map(BufferedDataTable.class::cast)
                        .toList();
        if (tables.isEmpty() || tables.stream().anyMatch(t -> t.size() > 0)) {
            return null;
        }
        return tables.size() == 1
                ? "Node created an empty data table."
                : "Node created empty data tables on all out-ports.";
    }

    private static List<PortType> types(final List<Port> ports) {
        return ports.stream().map(Port::type).toList();
    }

    @Override
    public PortObject[] internalObjects() {
        return internal.clone();
    }

    @Override
    public Optional<String> viewDescription() {
        return Optional.ofNullable(declaration.view()).map(ViewDeclaration::description);
    }

    @Override
    public synchronized Optional<NodeView> view() {
        if (view == null && executed && declaration.view() != null) {
            view = new DeclaredView(declaration.view(), internal);
        }
        return Optional.ofNullable(view);
    }

    @Override
    public void reset() {
        executed = false;
        view = null;
        internal = new PortObject[0];
    }
}
