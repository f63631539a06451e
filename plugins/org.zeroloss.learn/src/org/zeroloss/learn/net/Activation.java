package org.zeroloss.learn.net;

/** What a hidden unit does with its weighted sum z. */
public enum Activation {
    /** 1/(1+e<sup>−z</sup>). */
    SIGMOID,
    /** tanh z. */
    TANH,
    /** max(0, z); the derivative at 0 is 0. */
    RELU,
    /** z itself. */
    LINEAR
}
