package org.zeroloss.signal;

class Float32SignalTest extends SignalContractTest {

    Float32SignalTest() {
        super(DataType.FLOAT32, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
}
