package org.zeroloss.engine.libtorch;

import org.zeroloss.learn.network.Device;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.contract.NetworkEngineContract;

import java.util.Optional;

/** Runs where a GPU and LibTorch for GPUs are found. */
class LibTorchGpuContractTest extends NetworkEngineContract {

    @Override
    protected NetworkEngine engine() {
        return new LibTorchEngine();
    }

    @Override
    protected Optional<Device> device() {
        return engine().devices().stream().filter(d -> d.kind() == Device.Kind.GPU).findFirst();
    }
}
