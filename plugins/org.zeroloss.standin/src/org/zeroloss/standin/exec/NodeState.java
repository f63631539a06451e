package org.zeroloss.standin.exec;

/** State of a node; the names are the ones that KNIME stores. */
public enum NodeState {
    /** Not ready: an input is missing, or the settings do not fit. */
    IDLE,
    /** Ready to run; the specs of the outputs are known as far as the node can tell. */
    CONFIGURED,
    /** Done; the outputs are there. */
    EXECUTED
}
