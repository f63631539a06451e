/** Looking into a spectral image by pixel, region and window, for views; nothing big is held. */
package org.zeroloss.signal.browse;
