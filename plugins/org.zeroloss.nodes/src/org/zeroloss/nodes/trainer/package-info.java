/** The node ZLP Replica Trainer. */
package org.zeroloss.nodes.trainer;
