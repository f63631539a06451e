package org.zeroloss.signal;

class Int64SignalTest extends SignalContractTest {

    Int64SignalTest() {
        super(DataType.INT64, Long.MIN_VALUE, Math.nextDown(0x1p63));
    }
}
