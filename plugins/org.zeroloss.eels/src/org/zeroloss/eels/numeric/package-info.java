/** Numerical methods the analyses share. */
package org.zeroloss.eels.numeric;
