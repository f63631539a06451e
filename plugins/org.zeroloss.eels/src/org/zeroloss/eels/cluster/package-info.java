/** Clusters of pixels. */
package org.zeroloss.eels.cluster;
