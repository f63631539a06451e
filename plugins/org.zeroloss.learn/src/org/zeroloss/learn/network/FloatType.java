package org.zeroloss.learn.network;

/** The numbers that an engine computes with. */
public enum FloatType {
    /** 32 bits: production. */
    FLOAT32,
    /** 64 bits, on the CPU only: to check gradients. */
    FLOAT64
}
