package org.zeroloss.nodes.reader;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.format.FileSet;
import org.zeroloss.format.FormatException;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;

/** The node Spectrum Reader: a microscope's files as one spectral image. */
public final class SpectrumReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Spectrum Reader")
                    .icon("../../../../icons/spectrum-reader.png")
                    .shortDescription(
                            "Reads spectra and spectral images from Gatan, HyperSpy, EMD, TIA, Nion"
                                    + " Swift, MSA/EMSA, NumPy, Arrow and plain text files.")
                    .fullDescription(
                            """
Reads one file, all files of a folder, or the files that match a \
pattern, and gives one spectral image. Formats are recognised by \
their content: Gatan DigitalMicrograph (dm3, dm4), HyperSpy and EMD, \
FEI TIA (ser, emi), Nion Swift, MSA/EMSA (ISO 22029), NumPy (npy, npz), \
signal files of this extension (arrow) and plain text with one spectrum \
a line or a column.
<p>Several files of equal axes make one image with an axis \
<tt>file</tt> whose labels are the file names, sorted as a person \
sorts them. Energies, acquisition conditions, file names and their \
SHA-256 travel with the image. If the energy axis of a file is missing \
or wrong, give it in the dialog; for text files it is also found in a \
column of energies, or in names such as \
<tt>m4d054eV_45d471eV</tt> (from −4.054 to 45.471 eV).</p>
<p>The dialog shows the options that the format has, as far as the \
path tells the format; name the format to see its options whatever the \
path.</p>
<p>Values keep the file's own number type. The data are streamed; an \
image may be larger than the memory.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputPort(
                                            "Spectral image",
                                            "The spectra of the file, or of all files.",
                                            SpectralImagePortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(SpectrumReaderParameters.class)
                                            .configure(SpectrumReaderNodeFactory::configure)
                                            .execute(SpectrumReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords("dm3", "dm4", "msa", "emsa", "EELS", "import", "Gatan");

    /** Creates the factory. */
    public SpectrumReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final SpectrumReaderParameters settings = in.getParameters();
        settings.validate();
        final SourceLocation location =
                NodeWork.configure(() -> SourceLocation.of(settings.m_source.text()));
        if (location.local().isEmpty()) {
            // an address is loaded when the node executes, not whenever a dialog opens
            return;
        }
        final FileImport reader = new FileImport(settings);
        final FileSet files = NodeWork.configure(() -> reader.files(location.local().get()));
        NodeWork.configure(() -> FileImport.requireReadable(files));
        try {
            out.setOutSpec(0, new SpectralImagePortObjectSpec(reader.spec(files)));
        } catch (final FormatException e) {
            // a damaged file is an error of the execution, which tells it with its details
            out.setWarningMessage(e.getMessage());
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final SpectrumReaderParameters settings = in.getParameters();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Check the path, the choice of signal and the energy axis in the dialog.",
                progress -> {
                    try (OutputSignal image = OutputSignal.create(exec, "image.arrow")) {
                        final FileSet files = new FileImport(settings).read(image.path(), progress);
                        out.setOutData(0, image.toPort());
                        FileImport.leftOut(files).ifPresent(out::setWarningMessage);
                    }
                });
    }
}
