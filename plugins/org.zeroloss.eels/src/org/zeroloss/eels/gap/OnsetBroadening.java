package org.zeroloss.eels.gap;

/** What broadens the onset in the fit. */
public enum OnsetBroadening {
    /** The onset is convolved with the measured zero-loss peak, as nature does. */
    ZERO_LOSS_PEAK,
    /** A(E−E_g)^b itself (Rafferty and Brown, Phys. Rev. B 58 (1998) 10326). */
    NONE
}
