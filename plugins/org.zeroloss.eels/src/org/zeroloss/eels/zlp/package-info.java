/** The zero-loss peak: its ensemble of networks, and its subtraction. */
package org.zeroloss.eels.zlp;
