package org.zeroloss.signal;

class Int8SignalTest extends SignalContractTest {

    Int8SignalTest() {
        super(DataType.INT8, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
}
