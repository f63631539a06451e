/**
 * The network engine on ND4J, the array library of DeepLearning4J, which computes convolutions with
 * oneDNN.
 */
package org.zeroloss.engine.dl4j;
