package org.zeroloss.learn.network;

import org.zeroloss.base.Workers;

/**
 * How an engine is to compute.
 *
 * @param device one of the engine's devices
 * @param type numbers
 * @param threads processor threads, at least 1
 */
public record EngineSettings(Device device, FloatType type, int threads) {

    /** Validates the threads. */
    public EngineSettings {
        Checks.given("The device", device);
        Checks.given("The type of the numbers", type);
        Checks.positive("The number of threads", threads);
    }

    /**
     * @param device one of the engine's devices
     * @return float32 with as many threads as the machine has processors
     */
    public static EngineSettings standard(final Device device) {
        return new EngineSettings(device, FloatType.FLOAT32, Workers.standard().threads());
    }
}
