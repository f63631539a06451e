package org.zeroloss.signal;

class Uint64SignalTest extends SignalContractTest {

    Uint64SignalTest() {
        super(DataType.UINT64, 0, Math.nextDown(0x1p64));
    }
}
