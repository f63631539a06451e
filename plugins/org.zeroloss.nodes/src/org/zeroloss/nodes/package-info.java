/**
 * The KNIME side of Zeroloss: ports, node factories and their dialogs. Nodes translate parameters,
 * delegate to the engine bundles, and hand tables and signals back; nothing is computed here.
 */
package org.zeroloss.nodes;
