/** Spectra as plain text. */
package org.zeroloss.format.text;
