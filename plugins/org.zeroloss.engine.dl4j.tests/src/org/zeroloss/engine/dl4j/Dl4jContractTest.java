package org.zeroloss.engine.dl4j;

import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.contract.NetworkEngineContract;

/** The contract of network engines, kept by ND4J. */
class Dl4jContractTest extends NetworkEngineContract {

    @Override
    protected NetworkEngine engine() {
        return new Dl4jEngine();
    }
}
