/** Analyses of electron energy-loss spectra that know no KNIME. */
package org.zeroloss.eels;
