package org.zeroloss.signal;

class Int16SignalTest extends SignalContractTest {

    Int16SignalTest() {
        super(DataType.INT16, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
