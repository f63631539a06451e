/** The node Signal Info: what microscope files hold, without reading their data. */
package org.zeroloss.nodes.info;
