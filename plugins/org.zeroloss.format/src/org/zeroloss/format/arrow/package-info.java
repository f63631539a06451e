/** Zeroloss' own signal files: Arrow IPC. */
package org.zeroloss.format.arrow;
