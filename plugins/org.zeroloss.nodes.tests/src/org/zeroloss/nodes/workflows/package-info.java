/** The test workflows: what they are made of, and their runs. */
package org.zeroloss.nodes.workflows;
