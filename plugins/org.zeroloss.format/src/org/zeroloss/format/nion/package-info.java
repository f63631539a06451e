/** Data items of Nion Swift. */
package org.zeroloss.format.nion;
