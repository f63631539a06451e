/** What every node does around its engine: progress, cancellation, errors, files, provenance. */
package org.zeroloss.nodes.execution;
