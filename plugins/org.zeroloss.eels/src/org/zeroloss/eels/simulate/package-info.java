/** Simulated specimens with known truth. */
package org.zeroloss.eels.simulate;
