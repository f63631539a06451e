/** Crystals as seen along the beam: columns of atoms, strain, grains and defects. */
package org.zeroloss.imaging.crystal;
