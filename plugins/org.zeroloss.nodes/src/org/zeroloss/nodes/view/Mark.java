package org.zeroloss.nodes.view;

/**
 * An object on an image.
 *
 * @param x column, in pixels; whole numbers are the middles of pixels
 * @param y line, in pixels
 * @param width of its box in pixels, {@code NaN} if it has none
 * @param height of its box in pixels, {@code NaN} if it has none
 * @param probability of its class, {@code NaN} if unknown
 * @param image which image of the stack it is on, {@code NaN} for all
 * @param kind its class, empty if it has none
 */
public record Mark(
        double x,
        double y,
        double width,
        double height,
        double probability,
        double image,
        String kind) {}
