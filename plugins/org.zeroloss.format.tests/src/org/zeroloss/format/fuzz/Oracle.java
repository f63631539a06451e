package org.zeroloss.format.fuzz;

/**
 * What a damaged file says, read a second time by other means than the reader under test. An oracle
 * is made from the undamaged sample.
 */
interface Oracle {

    /**
     * @param at a byte of the undamaged sample
     * @return whether it belongs to values only, so that damage there cannot change what is said of
     *     them
     */
    boolean isValue(int at);

    /**
     * @return most decoded bytes that a byte of the file can become
     */
    int ratio();

    /**
     * @return bytes of values that lie in undamaged files beside
     */
    default int beside() {
        return 0;
    }

    /**
     * @return length below which a cut file must be refused
     */
    int least();

    /**
     * Makes lengths that the head declares fit a cut file, so that the cut is met further down.
     *
     * @param cut the cut file, to be changed in place
     */
    default void repair(final byte[] cut) {}

    /**
     * Fails with an {@link AssertionError} if the signals read are not what the damaged file says.
     *
     * @param content the damaged file
     * @param reading what was read from it
     * @return how many of the signals' values were compared with the file's
     */
    int check(byte[] content, Reading reading);
}
