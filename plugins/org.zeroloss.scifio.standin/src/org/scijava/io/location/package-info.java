/** SciJava's names for where data lie: signatures only. */
package org.scijava.io.location;
