/** Peaks of spectra. */
package org.zeroloss.eels.peaks;
