/** The pages of docs/nodes, written from what the nodes say of themselves. */
package org.zeroloss.nodes.docs;
