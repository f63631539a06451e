/** How well found atoms and defects agree with given ones. */
package org.zeroloss.imaging.score;
