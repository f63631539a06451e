/**
 * Image formats that Zeroloss does not read itself, read by SCIFIO where it is installed. KNIME
 * brings it along with the extension KNIME Image Processing.
 */
package org.zeroloss.format.scifio;
