/** What a port shows of itself: a summary and a picture. */
package org.zeroloss.nodes.portview;
