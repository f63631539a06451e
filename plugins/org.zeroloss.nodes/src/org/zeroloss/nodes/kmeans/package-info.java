/** The node K-Means Cluster. */
package org.zeroloss.nodes.kmeans;
