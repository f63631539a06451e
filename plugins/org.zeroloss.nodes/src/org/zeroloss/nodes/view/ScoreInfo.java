package org.zeroloss.nodes.view;

import java.util.List;
import java.util.Map;

/**
 * Scores of models as a page gets them, a row per model and energy window.
 *
 * @param texts columns of texts
 * @param numbers columns of numbers and truth values, little-endian 32-bit floats
 */
public record ScoreInfo(Map<String, List<String>> texts, Map<String, byte[]> numbers) {}
