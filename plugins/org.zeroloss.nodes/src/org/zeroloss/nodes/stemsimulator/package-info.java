/** The node STEM Image Simulator. */
package org.zeroloss.nodes.stemsimulator;
