package io.scif.config;

/** Options of reading. */
public class SCIFIOConfig {

    private boolean m_open;
    private boolean m_group;

    /** Whether a format may look into a file to tell whether it is its own. */
    public SCIFIOConfig checkerSetOpen(final boolean open) {
        m_open = open;
        return this;
    }

    /** See {@link #checkerSetOpen}. */
    public boolean checkerIsOpen() {
        return m_open;
    }

    /** Whether files that belong together are read as one. */
    public SCIFIOConfig groupableSetGroupFiles(final boolean groupFiles) {
        m_group = groupFiles;
        return this;
    }

    /** See {@link #groupableSetGroupFiles}. */
    public boolean groupableIsGroupFiles() {
        return m_group;
    }
}
