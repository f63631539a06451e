package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.nodes.NodesException;

import java.util.ArrayList;
import java.util.List;

/** Which library computes networks, and where. */
public final class EngineParameters implements NodeParameters {

    private static final String CPU = "CPU";

    /** Choices that the engines of this installation are asked for. */
    abstract static class OfEngines implements StringChoicesProvider {
        @Override
        public void init(final StateProviderInitializer initializer) {
            // to ask an engine loads its library: the dialog does not wait for it
            initializer.computeAfterOpenDialog();
        }
    }

    /** The engines of this installation. */
    static final class Engines extends OfEngines {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            final List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice(NetworkEngines.AUTOMATIC, "Automatic"));
            for (final NetworkEngine e : NetworkEngines.installed().engines()) {
                final boolean here = e.unavailable().isEmpty();
                choices.add(
                        new StringChoice(
                                e.name(), here ? e.name() : e.name() + " (not on this system)"));
            }
            return choices;
        }
    }

    /** The devices that these engines have. */
    static final class Devices extends OfEngines {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            final List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice(NetworkEngines.AUTOMATIC, "Automatic"));
            choices.add(StringChoice.fromId(CPU));
            for (final NetworkEngine e : NetworkEngines.installed().engines()) {
                for (final Device d : e.devices()) {
                    final StringChoice choice =
                            new StringChoice(d.id(), d.id() + " (" + d.description() + ")");
                    if (choices.stream().noneMatch(c -> c.id().equals(d.id()))) {
                        choices.add(choice);
                    }
                }
            }
            return choices;
        }
    }

    @Widget(
            title = "Engine",
            description =
                    "Which library computes the networks. Automatic takes the fastest one that is"
                            + " installed; results agree to rounding.")
    @ChoicesProvider(Engines.class)
    String m_engine = NetworkEngines.AUTOMATIC;

    @Widget(
            title = "Device",
            description =
                    "Where it computes: on the processor (CPU) or on a graphics processor (GPU)."
                            + " Automatic takes a GPU where the engine finds one.")
    @ChoicesProvider(Devices.class)
    String m_device = NetworkEngines.AUTOMATIC;

    /** For KNIME. */
    public EngineParameters() {}

    /**
     * @param graph the network that is to run
     * @return engine and device
     * @throws NodesException if there is none such
     */
    public NetworkEngines.Choice choose(final NetworkGraph graph) {
        try {
            return NetworkEngines.installed().choose(m_engine, m_device, graph);
        } catch (final NetworkException e) {
            throw new NodesException(
                    e.getMessage()
                            + ". Choose another engine or device under Advanced, or install the"
                            + " engine.",
                    e);
        }
    }
}
