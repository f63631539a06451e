/** The friendly commands: {@code run} with progress and a report, and {@code nodes}. */
package org.zeroloss.standin.run;
