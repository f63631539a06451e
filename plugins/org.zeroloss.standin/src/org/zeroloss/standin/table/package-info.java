/** Rows of tables as bytes: in memory as long as they are few, else in a file. */
package org.zeroloss.standin.table;
