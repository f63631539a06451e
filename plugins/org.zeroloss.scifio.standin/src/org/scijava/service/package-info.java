/** SciJava's services: signatures only. */
package org.scijava.service;
