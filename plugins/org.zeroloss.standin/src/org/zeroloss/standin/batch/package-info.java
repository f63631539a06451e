/** KNIME's batch executor: its command line, its order of steps, its exit codes. */
package org.zeroloss.standin.batch;
