/**
 * Workflows as KNIME stores them: loading, running and saving. Nothing here depends on OSGi; where
 * the nodes come from is behind {@link org.zeroloss.standin.exec.NodeRepository}.
 */
package org.zeroloss.standin.exec;
