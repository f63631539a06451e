/** From columns to physics: neighbours, lattice vectors, strain and defects by structure. */
package org.zeroloss.imaging.lattice;
