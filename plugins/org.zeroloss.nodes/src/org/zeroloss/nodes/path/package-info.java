/** Paths that a user gives: the dialog's file chooser, and what the text resolves to. */
package org.zeroloss.nodes.path;
