package org.zeroloss.signal;

class Float64SignalTest extends SignalContractTest {

    Float64SignalTest() {
        super(DataType.FLOAT64, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
