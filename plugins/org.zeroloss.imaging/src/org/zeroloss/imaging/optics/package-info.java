/** The microscope: probe, annular detector, and how atoms scatter into it. */
package org.zeroloss.imaging.optics;
