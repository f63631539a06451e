/** The node ZLP Model Comparison. */
package org.zeroloss.nodes.comparison;
