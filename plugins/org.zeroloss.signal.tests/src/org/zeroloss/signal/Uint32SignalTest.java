package org.zeroloss.signal;

class Uint32SignalTest extends SignalContractTest {

    Uint32SignalTest() {
        super(DataType.UINT32, 0, 4294967295.0);
    }
}
