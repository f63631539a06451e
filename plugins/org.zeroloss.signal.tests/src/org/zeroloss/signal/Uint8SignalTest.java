package org.zeroloss.signal;

class Uint8SignalTest extends SignalContractTest {

    Uint8SignalTest() {
        super(DataType.UINT8, 0, 255);
    }
}
