package org.zeroloss.learn.network;

/**
 * The loss of a batch, and its derivatives.
 *
 * @param loss as in a training step: batch statistics, dropout
 * @param values derivative by each trained parameter, before any clipping
 */
public record Gradients(double loss, Weights values) {}
