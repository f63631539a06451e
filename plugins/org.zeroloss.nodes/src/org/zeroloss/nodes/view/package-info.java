/** What the pages of views show first, and the methods they call. */
package org.zeroloss.nodes.view;
