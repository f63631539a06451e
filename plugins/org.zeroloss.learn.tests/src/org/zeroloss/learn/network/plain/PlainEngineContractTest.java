package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.contract.NetworkEngineContract;

import java.util.List;

/**
 * The plain engine keeps the contract; against finite differences this means something here too.
 */
class PlainEngineContractTest extends NetworkEngineContract {

    @Override
    protected NetworkEngine engine() {
        return new PlainEngine();
    }

    /** Single precision is double here, so that only the training is of interest. */
    @Override
    protected List<Integer> uNetWidths() {
        return List.of(4, 6, 8);
    }
}
