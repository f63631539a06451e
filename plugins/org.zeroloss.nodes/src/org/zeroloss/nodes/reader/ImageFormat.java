package org.zeroloss.nodes.reader;

import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.format.SignalReaders;

/** Formats with images, as the user may name one. */
enum ImageFormat {
    /** Found out. */
    @Label(
            value = "Automatic",
            description = "Told from the content of each file, else from its ending.")
    AUTO(""),
    /** Gatan. */
    @Label(value = "Gatan DigitalMicrograph", description = "dm3, dm4.")
    GATAN("Gatan DigitalMicrograph"),
    /** HDF5. */
    @Label(
            value = "HDF5",
            description = "HyperSpy (hspy, hdf5, h5) and EMD of Velox, Berkeley and py4DSTEM.")
    HDF5("HDF5 (HyperSpy, Velox EMD, Berkeley EMD, py4DSTEM)"),
    /** Signal files. */
    @Label(
            value = "Zeroloss signal (Arrow)",
            description = "arrow, as the Signal Writer writes it.")
    ARROW("Zeroloss signal (Arrow)"),
    /** TIA. */
    @Label(value = "FEI TIA", description = "ser, with the emi beside it.")
    TIA("FEI TIA"),
    /** MRC. */
    @Label(value = "MRC", description = "mrc, mrcs, st, ali, rec, map, ccp4.")
    MRC("MRC"),
    /** Nion Swift. */
    @Label(value = "Nion Swift", description = "ndata.")
    NION("Nion Swift"),
    /** TIFF. */
    @Label(value = "TIFF", description = "tif, tiff.")
    TIFF("TIFF"),
    /** PNG, JPEG. */
    @Label(value = "PNG or JPEG", description = "png, jpg, jpeg.")
    PICTURE("PNG or JPEG"),
    /** One NumPy array. */
    @Label(value = "NumPy array", description = "npy.")
    NPY("NumPy array"),
    /** Several NumPy arrays. */
    @Label(value = "NumPy archive", description = "npz.")
    NPZ("NumPy archive"),
    /** All others. */
    @Label(
            value = "Other formats, by SCIFIO",
            description =
                    "Whatever the ending of the file; needs the extension KNIME Image Processing.")
    SCIFIO("SCIFIO");

    private final String m_reader;

    ImageFormat(final String reader) {
        m_reader = reader;
    }

    /**
     * @return name of the reader, empty if it is found out
     */
    String reader() {
        return m_reader;
    }

    /**
     * @return the readers to choose from
     */
    SignalReaders readers() {
        final SignalReaders all = new SignalReaders();
        return this == AUTO ? all : all.only(m_reader);
    }
}
