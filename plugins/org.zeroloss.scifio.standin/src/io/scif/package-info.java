/**
 * The part of SCIFIO's reader API that the bridge calls: signatures only, for building and testing
 * where SCIFIO is not installed. Never in a feature or the update site.
 *
 * <p>Methods are those of SCIFIO 0.37 (which KNIME Image Processing 1.8 brings along) and of 0.38
 * and later; where the two differ, both forms are here and each names the versions that have it.
 */
package io.scif;
