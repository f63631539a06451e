/** The node Background Subtractor. */
package org.zeroloss.nodes.subtractor;
