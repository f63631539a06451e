/**
 * Atoms and defects found by a network: labelled micrographs, training, and detection in images of
 * any size. Design: docs/decisions/0014-defect-cnn.md.
 */
package org.zeroloss.imaging.defects;
