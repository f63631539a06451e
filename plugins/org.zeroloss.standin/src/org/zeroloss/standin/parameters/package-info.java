/** Parameters of nodes as settings, in the form in which KNIME stores them. */
package org.zeroloss.standin.parameters;
