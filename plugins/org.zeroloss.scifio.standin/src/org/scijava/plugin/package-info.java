/** SciJava's search for plug-ins: signatures only. */
package org.scijava.plugin;
