/** K-means in one dimension (exact) and in many, and the choice of the number of clusters. */
package org.zeroloss.learn.cluster;
