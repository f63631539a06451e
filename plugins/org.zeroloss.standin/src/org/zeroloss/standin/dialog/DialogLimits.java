package org.zeroloss.standin.dialog;

import java.util.Optional;

/**
 * What may be entered.
 *
 * @param min least value of a number
 * @param max greatest value of a number
 * @param pattern regular expression that a text must match
 */
public record DialogLimits(
        Optional<DialogLimit> min, Optional<DialogLimit> max, Optional<String> pattern) {}
