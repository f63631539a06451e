package org.zeroloss.nodes.writer;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.zeroloss.format.Overwrite;
import org.zeroloss.nodes.path.TargetParameters;

import java.util.Optional;

/** Settings of the Signal Writer. */
public final class SignalWriterParameters implements NodeParameters {

    /** Format to write. */
    enum Format {
        /** By the name. */
        @Label(
                value = "From the file name",
                description =
                        "The ending tells: <tt>.arrow</tt>, <tt>.hspy</tt>, <tt>.msa</tt>,"
                                + " <tt>.tif</tt>, <tt>.npy</tt> or <tt>.npz</tt>.")
        FROM_NAME(null),
        /** HyperSpy. */
        @Label(
                value = "HyperSpy (hspy)",
                description = "HDF5 with axes, units and metadata; opens in HyperSpy.")
        HSPY("hspy"),
        /** Arrow. */
        @Label(
                value = "Arrow",
                description = "What Zeroloss works on: all bands and maps, nothing is lost.")
        ARROW("arrow"),
        /** MSA. */
        @Label(
                value = "MSA/EMSA",
                description = "Text of ISO 22029 with one spectrum and its energy axis.")
        MSA("msa"),
        /** TIFF. */
        @Label(value = "TIFF", description = "Images and stacks of them, with the pixel size.")
        TIFF("tif"),
        /** NumPy. */
        @Label(value = "NumPy (npy)", description = "The values alone, without axes.")
        NPY("npy"),
        /** NumPy archive. */
        @Label(
                value = "NumPy archive (npz)",
                description = "The values alone, in a zip archive, without axes.")
        NPZ("npz");

        private final String m_extension;

        Format(final String extension) {
            m_extension = extension;
        }

        Optional<String> extension() {
            return Optional.ofNullable(m_extension);
        }
    }

    /** What to do where the file exists. */
    enum IfExists {
        /** Fail. */
        @Label(value = "Fail", description = "The node fails and the file stays as it is.")
        FAIL(Overwrite.FAIL),
        /** Replace. */
        @Label(
                value = "Overwrite",
                description =
                        "The file is replaced once the new one is complete; if writing fails or is"
                                + " canceled, it stays as it is.")
        OVERWRITE(Overwrite.OVERWRITE);

        private final Overwrite m_engine;

        IfExists(final Overwrite engine) {
            m_engine = engine;
        }
    }

    TargetParameters m_target = new TargetParameters();

    @Widget(
            title = "Format",
            description =
                    "What to write. If a format is chosen and the file name has no ending of a"
                            + " known format, the format's ending is added; an ending of another"
                            + " format is refused. A format that cannot hold the signal without"
                            + " losing values is refused as well, and the message says why.")
    @RadioButtonsWidget
    Format m_format = Format.FROM_NAME;

    @Widget(title = "If the file exists", description = "Files are never overwritten unasked.")
    @ValueSwitchWidget
    IfExists m_ifExists = IfExists.FAIL;

    SignalTarget target() {
        return SignalTarget.of(m_target.text(), m_format.extension(), m_ifExists.m_engine);
    }
}
