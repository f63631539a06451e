/** The node Band Gap. */
package org.zeroloss.nodes.bandgap;
