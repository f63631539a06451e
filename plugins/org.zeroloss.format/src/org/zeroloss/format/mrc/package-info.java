/** MRC 2014, the image format of electron cryomicroscopy, with FEI's extended header. */
package org.zeroloss.format.mrc;
