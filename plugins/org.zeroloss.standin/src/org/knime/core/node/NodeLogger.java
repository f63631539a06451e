package org.knime.core.node;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The log of a class. */
public final class NodeLogger {

    private final Logger logger;

    private NodeLogger(final String name) {
        this.logger = System.getLogger(name);
    }

    /** The log of the class. */
    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    /** The log of the name. */
    public static NodeLogger getLogger(final String s) {
        return new NodeLogger(s);
    }

    /** Writes a message for developers. */
    public void debug(final Object o) {
        logger.log(Level.DEBUG, String.valueOf(o));
    }

    /** Writes a message and a cause for developers. */
    public void debug(final Object o, final Throwable t) {
        logger.log(Level.DEBUG, String.valueOf(o), t);
    }

    /** Writes a message. */
    public void info(final Object o) {
        logger.log(Level.INFO, String.valueOf(o));
    }

    /** Writes a message and a cause. */
    public void info(final Object o, final Throwable t) {
        logger.log(Level.INFO, String.valueOf(o), t);
    }

    /** Writes a warning. */
    public void warn(final Object o) {
        logger.log(Level.WARNING, String.valueOf(o));
    }

    /** Writes a warning and its cause. */
    public void warn(final Object o, final Throwable t) {
        logger.log(Level.WARNING, String.valueOf(o), t);
    }

    /** Writes an error. */
    public void error(final Object o) {
        logger.log(Level.ERROR, String.valueOf(o));
    }

    /** Writes an error and its cause. */
    public void error(final Object o, final Throwable t) {
        logger.log(Level.ERROR, String.valueOf(o), t);
    }
}
