/** Learning without microscopy: the root of its exceptions. */
package org.zeroloss.learn;
