/** Band gaps. */
package org.zeroloss.eels.gap;
