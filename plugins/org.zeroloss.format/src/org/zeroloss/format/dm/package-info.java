/** Gatan DigitalMicrograph files, versions 3 and 4. */
package org.zeroloss.format.dm;
