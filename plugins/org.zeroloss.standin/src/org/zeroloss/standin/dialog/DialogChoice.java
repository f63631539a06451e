package org.zeroloss.standin.dialog;

/**
 * Something that an option can be set to.
 *
 * @param id what is stored
 * @param title what is shown
 * @param description what it means, XHTML; empty if nothing is said
 */
public record DialogChoice(String id, String title, String description) {}
