/** Micrographs: what they show, how they are simulated, and how a reading of them is judged. */
package org.zeroloss.imaging;
