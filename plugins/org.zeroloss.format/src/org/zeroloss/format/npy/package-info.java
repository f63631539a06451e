/** Arrays of NumPy: one in a .npy file, several in a zip archive .npz. */
package org.zeroloss.format.npy;
