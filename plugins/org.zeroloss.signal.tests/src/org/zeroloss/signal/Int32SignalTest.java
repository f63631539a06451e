package org.zeroloss.signal;

class Int32SignalTest extends SignalContractTest {

    Int32SignalTest() {
        super(DataType.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
