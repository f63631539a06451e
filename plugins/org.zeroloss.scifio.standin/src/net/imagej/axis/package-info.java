/** ImageJ's axes, which SCIFIO describes images with: signatures only. */
package net.imagej.axis;
