package org.zeroloss.standin.batch;

/** What the batch executor tells the shell. The numbers are KNIME's. */
public final class ExitCode {

    /** Everything ran. */
    public static final int SUCCESS = 0;

    /** Defined by KNIME for warnings and never returned. */
    public static final int WARNING = 1;

    /** The command line is wrong; nothing was loaded. */
    public static final int ARGUMENTS = 2;

    /** The workflow does not load, or an option value fails its node's validation. */
    public static final int LOAD = 3;

    /** Executing or saving failed, or the run was canceled. */
    public static final int EXECUTION = 4;

    /** The executor's own extension is missing. */
    public static final int NOT_INSTALLED = 5;

    private ExitCode() {}
}
