/** Other descriptions of the background than the ensemble, how they are compared and saved. */
package org.zeroloss.eels.background;
