/**
 * Files of HDF5: HyperSpy (read and write), Velox EMD, Berkeley EMD and py4DSTEM. Structures are
 * parsed by jHDF through a storage that checks every address; data are read and decoded here, a
 * slab at a time.
 */
package org.zeroloss.format.hdf5;
