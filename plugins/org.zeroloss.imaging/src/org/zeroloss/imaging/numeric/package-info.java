/** Checks shared by the packages of this bundle; not for other bundles. */
package org.zeroloss.imaging.numeric;
