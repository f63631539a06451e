/** TIFF images and stacks, calibrated as ImageJ and DigitalMicrograph write them. */
package org.zeroloss.format.tiff;
