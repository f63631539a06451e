/** Micrographs drawn from ranges of specimens and microscopes, with the truth beside them. */
package org.zeroloss.imaging.simulate;
