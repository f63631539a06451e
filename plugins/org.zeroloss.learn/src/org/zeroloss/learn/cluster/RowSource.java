package org.zeroloss.learn.cluster;

/**
 * Rows to cluster, read one at a time so that a mapped file need not fit in memory. Safe for
 * several threads; a row always reads the same.
 */
public interface RowSource {

    /**
     * @return number of rows
     */
    long rows();

    /**
     * @return values per row
     */
    int width();

    /**
     * @param row 0 … rows()−1
     * @param dst receives the row's values in its first width() places
     */
    void read(long row, float[] dst);
}
