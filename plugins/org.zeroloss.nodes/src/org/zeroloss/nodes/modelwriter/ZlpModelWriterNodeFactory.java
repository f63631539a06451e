package org.zeroloss.nodes.modelwriter;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;

/** The node ZLP Model Writer: a model as a file. */
public final class ZlpModelWriterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("ZLP Model Writer")
                    .icon("../../../../icons/zlp-model-writer.png")
                    .shortDescription(
                            "Writes a zero-loss peak model to a file that ZLP Model Reader opens"
                                    + " on any machine.")
                    .fullDescription(
                            """
Writes a trained zero-loss ensemble or a background fit to one file, \
<tt>.zlpmodel</tt>: a zip archive with a JSON text that describes the \
model and holds its provenance (source files with their SHA-256, \
acquisition, every node with its settings), and its numbers as plain \
arrays. The format is documented and has a version; later versions of \
Zeroloss open it.
<p>The file appears complete or not at all: it is written under another \
name in the same folder and moved into place at the end. An existing \
file is replaced only if that is chosen. The ending \
<tt>.zlpmodel</tt> is added where it is missing. The same model gives \
the same bytes.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                            "ZLP model",
                                            "A model from the ZLP Replica Trainer or the"
                                                    + " Background Fitter.",
                                            ZlpModelPortObject.ANY))
                    .model(
                            m ->
                                    m.parametersClass(ZlpModelWriterParameters.class)
                                            .configure(ZlpModelWriterNodeFactory::configure)
                                            .execute(ZlpModelWriterNodeFactory::execute))
                    .nodeType(NodeType.Sink)
                    .keywords("export", "save", "zlpmodel", "ensemble", "zero-loss peak");

    /** Creates the factory. */
    public ZlpModelWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpModelWriterParameters settings = in.getParameters();
        final ZlpModelPortObjectSpec input = in.getInPortSpec(0);
        if (input == null) {
            return;
        }
        NodeWork.configure(
                () -> {
                    final ModelTarget target = settings.target();
                    target.checkPlace();
                    return target;
                });
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ZlpModelWriterParameters settings = in.getParameters();
        final ZlpModelPortObject input = in.getInPortObject(0);
        NodeWork.execute(
                in.getExecutionContext(),
                "Check the path and what to do with an existing file in the dialog.",
                progress -> settings.target().write(input.background(), progress));
    }
}
