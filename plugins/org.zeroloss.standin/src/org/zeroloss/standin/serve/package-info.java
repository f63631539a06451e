/** The live page of a run, for one person on this machine. */
package org.zeroloss.standin.serve;
