package org.zeroloss.nodes.info;

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
import org.zeroloss.nodes.path.SourceLocation;

import java.util.List;

/** The node Signal Info: all signals of a file or a folder, as tables. */
public final class SignalInfoNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Signal Info")
                    .icon("../../../../icons/signal-info.png")
                    .shortDescription(
                            "Lists the signals of microscope files: shape, axes, type and"
                                    + " acquisition, without reading their data.")
                    .fullDescription(
                            """
Looks into one file, all files of a folder, or the files that match a \
pattern, and lists every signal in them: spectra, spectral images, \
images and stacks, with their shape, number type, axes and what the file \
knows of the acquisition (beam energy, semi-angles, exposure, \
instrument). Only the heads of the files are read, so that a folder of \
large files is listed in moments; a file that is not on this machine is \
copied to a temporary file for it.
<p>Numbers are counted from 1, as the Spectrum Reader and the Image \
Reader ask for them. Energies are in eV, lengths in nm, angles in mrad. \
What a file does not say stays missing.</p>
<p>What cannot be read is listed as well: parts that are no signals, such \
as thumbnails, and files that an extension has to be installed for (nd2, \
lif, czi and other image formats: KNIME Image Processing) have the status \
<tt>skipped</tt>; damaged files and those of an unknown format have the \
status <tt>unreadable</tt>; the column <tt>reason</tt> tells why. One bad \
file does not stop the others.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputTable(
                                                    "Signals",
                                                    "One row per signal, and per thing that is"
                                                            + " none.")
                                            .addOutputTable(
                                                    "Axes",
                                                    "One row per axis of each signal, slowest"
                                                        + " first: value(i) = offset + scale · i."
                                                        + " RowIDs are those of the signals with"
                                                        + " <tt>_axis1</tt> and so on."))
                    .model(
                            m ->
                                    m.parametersClass(SignalInfoParameters.class)
                                            .configure(SignalInfoNodeFactory::configure)
                                            .execute(SignalInfoNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords("metadata", "list files", "dm4", "hspy", "emd", "folder");

    /** Creates the factory. */
    public SignalInfoNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final SignalInfoParameters settings = in.getParameters();
        final SourceLocation location =
                NodeWork.configure(() -> SourceLocation.of(settings.m_source.text()));
        if (location.local().isPresent()) {
            NodeWork.configure(() -> new SignalListing().files(location.local().get()));
        }
        final SignalInfoTables tables = new SignalInfoTables();
        out.setOutSpec(0, tables.signalSpec());
        out.setOutSpec(1, tables.axisSpec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final SignalInfoParameters settings = in.getParameters();
        final var exec = in.getExecutionContext();
        NodeWork.execute(
                exec,
                "Check the path in the dialog.",
                progress -> {
                    final List<ListedSignal> rows =
                            new SignalListing()
                                    .list(SourceLocation.of(settings.m_source.text()), progress);
                    final SignalInfoTables tables = new SignalInfoTables();
                    out.setOutData(0, tables.signals(exec, rows));
                    out.setOutData(1, tables.axes(exec, rows));
                    final long unreadable =
                            rows.stream()
                                    .filter(r -> r.status() == ListedSignal.Status.UNREADABLE)
                                    .count();
                    if (unreadable > 0) {
                        out.setWarningMessage(
                                unreadable
                                        + " of the files cannot be read; the column \"reason\""
                                        + " tells why.");
                    }
                });
    }
}
