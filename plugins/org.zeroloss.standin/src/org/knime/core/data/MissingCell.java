package org.knime.core.data;

/** A cell whose value is not there. */
public final class MissingCell extends DataCell implements MissingValue {

    private final String error;

    /**
     * Creates a missing cell.
     *
     * @param error why the value is missing, or {@code null}
     */
    public MissingCell(final String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        // two missing cells are the same whatever the reason
        return true;
    }

    @Override
    public int hashCode() {
        return MissingCell.class.hashCode();
    }

    @Override
    public String toString() {
        return "?";
    }
}
