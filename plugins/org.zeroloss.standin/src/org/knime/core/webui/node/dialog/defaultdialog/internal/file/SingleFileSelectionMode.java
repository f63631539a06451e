package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

/** What a browse dialog lets choose; KNIME 5.12, not 5.8. */
public enum SingleFileSelectionMode {
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A file or a folder. */
    FILE_OR_FOLDER,
    /** A workflow. */
    WORKFLOW
}
