/** What a run leaves for a reader: one page, and every table as CSV. */
package org.zeroloss.standin.report;
