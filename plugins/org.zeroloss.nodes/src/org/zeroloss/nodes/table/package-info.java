/** How results become KNIME tables: columns, positions, stable row identifiers, missing cells. */
package org.zeroloss.nodes.table;
