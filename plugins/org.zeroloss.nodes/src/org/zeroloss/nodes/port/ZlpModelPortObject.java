package org.zeroloss.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.eels.background.FittedBackground;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.util.List;

import javax.swing.JComponent;

/** A model of the zero-loss peak that the Background Subtractor can take, of any kind. */
public abstract class ZlpModelPortObject implements PortObject {

    /** Type of a port that takes a model of any kind; no port object is of this type only. */
    public static final PortType ANY =
            PortTypeRegistry.getInstance().getPortType(ZlpModelPortObject.class);

    /**
     * @param model a model that was read from a file
     * @return the port object of its kind
     */
    public static ZlpModelPortObject of(final BackgroundModel model) {
        if (model instanceof ZlpBackground zlp) {
            return new ZlpEnsemblePortObject(
                    zlp.ensemble(),
                    new ZlpEnsemblePortObjectSpec(
                            image(zlp.ensemble().axis(), zlp.ensemble().metadata())));
        }
        if (model instanceof FittedBackground fit) {
            return new BackgroundFitPortObject(
                    fit, new BackgroundFitPortObjectSpec(image(fit.axis(), fit.metadata())));
        }
        throw new NodesException(
                "Expected a zero-loss ensemble or a background fit, found " + model.name());
    }

    private static SignalSpec image(final Axis axis, final SignalMetadata metadata) {
        return SignalSpec.spectralImage("", "", List.of(axis), DataType.FLOAT64, metadata);
    }

    /**
     * @return the model
     */
    public abstract BackgroundModel background();

    @Override
    public abstract ZlpModelPortObjectSpec getSpec();

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /**
     * KNIME asks every port type for a serializer. Saved ports hold one of the kinds of models,
     * each with a serializer of its own, so that this one is never used.
     */
    public static final class Serializer extends PortObjectSerializer<ZlpModelPortObject> {

        @Override
        public void savePortObject(
                final ZlpModelPortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            throw new IOException(notOfAKind(object.getClass().getName()));
        }

        @Override
        public ZlpModelPortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            throw new IOException(notOfAKind(String.valueOf(spec)));
        }

        private static String notOfAKind(final String found) {
            return "Expected a zero-loss ensemble or a background fit, found " + found;
        }
    }
}
