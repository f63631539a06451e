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
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;

/** The node Image Reader: a microscope's images as one image stack. */
public final class ImageReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Image Reader")
                    .icon("../../../../icons/image-reader.png")
                    .shortDescription(
                            "Reads images and image stacks from microscope files, TIFF, PNG, JPEG"
                                    + " and NumPy files.")
                    .fullDescription(
                            """
Reads one file, all files of a folder, or the files that match a \
pattern, and gives one image stack. Formats are recognised by their \
content: Gatan DigitalMicrograph (dm3, dm4), MRC, FEI TIA (ser, emi), \
HyperSpy and EMD, Nion Swift, TIFF, PNG, JPEG, NumPy (npy, npz) and \
signal files of this extension (arrow). Further image formats, such as \
nd2, lif, czi, oib, DICOM, FITS, ICS and BMP, are recognised by their \
ending and read by SCIFIO, which comes with the extension <i>KNIME Image \
Processing</i>; where that is not installed, the node says so.
<p>Several files with images of equal size and calibration make one \
stack with an axis <tt>file</tt> whose labels are the file names, sorted \
as a person sorts them. Pixel size, acquisition conditions, file names \
and their SHA-256 travel with the stack. If a file does not know its \
pixel size, or has it wrong, give it in the dialog; it is never guessed.</p>
<p>Values keep the file's own number type. The data are streamed; a \
stack may be larger than the memory. The node Signal Info lists what a \
file holds.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputPort(
                                            "Image stack",
                                            "The image or images of the file, or of all files.",
                                            ImageStackPortObject.TYPE))
                    .model(
                            m ->
                                    m.parametersClass(ImageReaderParameters.class)
                                            .configure(ImageReaderNodeFactory::configure)
                                            .execute(ImageReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords(
                            "mrc", "tiff", "png", "emd", "STEM", "TEM", "import", "picture",
                            "scifio", "nd2", "lif", "czi", "dicom");

    /** Creates the factory. */
    public ImageReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ImageReaderParameters settings = in.getParameters();
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
            out.setOutSpec(0, new ImageStackPortObjectSpec(reader.spec(files)));
        } catch (final FormatException e) {
            // a damaged file is an error of the execution, which tells it with its details
            out.setWarningMessage(e.getMessage());
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ImageReaderParameters settings = in.getParameters();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Check the path and the choice of signal in the dialog; Signal Info lists what a"
                        + " file holds.",
                progress -> {
                    try (OutputSignal stack = OutputSignal.create(exec, "stack.arrow")) {
                        final FileSet files = new FileImport(settings).read(stack.path(), progress);
                        out.setOutData(0, stack.toImageStack());
                        FileImport.leftOut(files).ifPresent(out::setWarningMessage);
                    }
                });
    }
}
