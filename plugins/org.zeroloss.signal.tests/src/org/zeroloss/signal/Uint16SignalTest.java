package org.zeroloss.signal;

class Uint16SignalTest extends SignalContractTest {

    Uint16SignalTest() {
        super(DataType.UINT16, 0, 65535);
    }
}
