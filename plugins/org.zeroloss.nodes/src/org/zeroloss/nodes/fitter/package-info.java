/** The node Background Fitter. */
package org.zeroloss.nodes.fitter;
