/** Spectra in the EMSA/MAS format of ISO 22029. */
package org.zeroloss.format.msa;
