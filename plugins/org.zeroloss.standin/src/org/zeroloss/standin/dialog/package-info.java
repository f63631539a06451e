/** Dialogs as data: what a node's parameters and their annotations make KNIME show. */
package org.zeroloss.standin.dialog;
