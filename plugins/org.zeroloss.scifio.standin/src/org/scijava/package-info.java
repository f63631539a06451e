/** SciJava's application context, which SCIFIO runs in: signatures only. */
package org.scijava;
