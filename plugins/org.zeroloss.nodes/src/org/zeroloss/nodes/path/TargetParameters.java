package org.zeroloss.nodes.path;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.SingleFileSelectionMode;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

/**
 * A path to write to, with KNIME's file chooser; as {@link PathParameters} is for reading. KNIME
 * 5.8 knows the local file writer, 5.12 the others; an annotation that a version lacks is ignored.
 */
public final class TargetParameters implements NodeParameters {

    @Widget(
            title = "File",
            description =
                    "The file to write, on this machine: a plain path, a <tt>file:</tt> address,"
                            + " or a <tt>knime:</tt> address such as"
                            + " <tt>knime://knime.workflow/data/image.hspy</tt> (a file beside"
                            + " the workflow). Its folder must exist.")
    @FileSelectionWidget(SingleFileSelectionMode.FILE)
    @WithFileSystem(FileSystemOption.LOCAL)
    @LocalFileWriterWidget(placeholder = "Path or address")
    String m_path = "";

    /**
     * @return the text as given, without surrounding white space
     */
    public String text() {
        return m_path.strip();
    }
}
