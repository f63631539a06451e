/**
 * Convolutional networks as declarative graphs, the interface of the engines that train and run
 * them, and all of it that no engine needs to know: initialization, files, tiles, ensembles.
 */
package org.zeroloss.learn.network;
