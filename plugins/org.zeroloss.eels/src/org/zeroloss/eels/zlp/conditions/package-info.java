/** How the zero-loss peak depends on beam energy and exposure time. */
package org.zeroloss.eels.zlp.conditions;
