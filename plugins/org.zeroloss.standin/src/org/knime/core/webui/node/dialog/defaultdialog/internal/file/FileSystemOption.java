package org.knime.core.webui.node.dialog.defaultdialog.internal.file;

/** Where a browse dialog looks; KNIME 5.12, not 5.8. */
public enum FileSystemOption {
    /** The machine. */
    LOCAL,
    /** The space of the workflow. */
    SPACE,
    /** The workflow's own folder. */
    EMBEDDED,
    /** An address. */
    CUSTOM_URL,
    /** A file system at an input port. */
    CONNECTED
}
