package org.zeroloss.engine.libtorch;

import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.contract.NetworkEngineContract;

class LibTorchContractTest extends NetworkEngineContract {

    @Override
    protected NetworkEngine engine() {
        return new LibTorchEngine();
    }
}
