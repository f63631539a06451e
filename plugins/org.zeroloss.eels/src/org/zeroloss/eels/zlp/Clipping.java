package org.zeroloss.eels.zlp;

/** Whether the matched zero-loss peak may exceed the spectrum. */
public enum Clipping {
    /** It may: the subtracted signal scatters around 0 where there is none, without bias. */
    NONE,
    /** It is cut to the spectrum channel by channel: no negative signal, but a bias upwards. */
    AT_SIGNAL
}
