package org.zeroloss.learn.network;

/**
 * Where an engine computes.
 *
 * @param kind of device
 * @param index which of its kind, from 0
 * @param description for the user and the provenance: model, memory, library and its version
 */
public record Device(Kind kind, int index, String description) {

    /** Kinds of devices. */
    public enum Kind {
        /** The processor. */
        CPU,
        /** A graphics processor. */
        GPU
    }

    /** Validates the index. */
    public Device {
        Checks.given("The kind of a device", kind);
        Checks.notNegative("The number of a device", index);
    }

    /**
     * @return {@code CPU} or {@code GPU 0}, {@code GPU 1}, …: how dialogs and workflows name it
     */
    public String id() {
        return kind == Kind.CPU ? "CPU" : "GPU " + index;
    }
}
