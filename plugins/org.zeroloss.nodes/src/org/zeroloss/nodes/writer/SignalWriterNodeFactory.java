package org.zeroloss.nodes.writer;

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
import org.zeroloss.nodes.port.SignalPortObject;
import org.zeroloss.nodes.port.SignalPortObjectSpec;
import org.zeroloss.signal.Signal;

/** The node Signal Writer: a spectral image or an image stack as a file. */
public final class SignalWriterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Signal Writer")
                    .icon("../../../../icons/signal-writer.png")
                    .shortDescription(
                            "Writes a spectral image or an image stack to a HyperSpy, Arrow, MSA,"
                                    + " TIFF or NumPy file.")
                    .fullDescription(
                            """
Writes the signal at its input to one file that other programs read: \
HyperSpy (<tt>.hspy</tt>), Arrow, MSA/EMSA (<tt>.msa</tt>, one spectrum), \
TIFF (images and stacks) or NumPy (<tt>.npy</tt>, <tt>.npz</tt>). Values \
keep their number type. A format that cannot hold the signal without \
losing values is refused before anything is written, with the reason.
<p>The file appears complete or not at all: it is written under another \
name in the same folder and moved into place at the end. An existing file \
is replaced only if that is chosen, and stays as it is when writing fails \
or is canceled.</p>
<p>The path can be given by a flow variable. The data are streamed; a \
signal may be larger than the memory.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addInputPort(
                                            "Signal",
                                            "A spectral image or an image stack.",
                                            SignalPortObject.ANY))
                    .model(
                            m ->
                                    m.parametersClass(SignalWriterParameters.class)
                                            .configure(SignalWriterNodeFactory::configure)
                                            .execute(SignalWriterNodeFactory::execute))
                    .nodeType(NodeType.Sink)
                    .keywords("export", "save", "hspy", "npy", "tiff", "msa", "HyperSpy");

    /** Creates the factory. */
    public SignalWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final SignalWriterParameters settings = in.getParameters();
        final SignalPortObjectSpec input = in.getInPortSpec(0);
        if (input == null) {
            return;
        }
        NodeWork.configure(
                () -> {
                    final SignalTarget target = settings.target();
                    target.checkPlace();
                    target.checkFits(input.signal());
                    return target;
                });
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final SignalWriterParameters settings = in.getParameters();
        final SignalPortObject input = in.getInPortObject(0);
        NodeWork.execute(
                in.getExecutionContext(),
                "Check the path, the format and what to do with an existing file in the dialog.",
                progress -> {
                    try (Signal signal = input.open()) {
                        settings.target().write(signal, progress);
                    }
                });
    }
}
